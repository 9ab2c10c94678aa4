import { expect, test } from "vitest";
import { ISLAND, mirrorNetwork } from "./machine-network.ts";

const face = {
  ...{
    aptSecurity: null,
    dockerApt: null,
    dockerAptKey: null,
    kubernetesApt: null,
    kubernetesAptKey: null,
    nameservers: [],
    caCertificate: null,
  },
  aptArchive: "http://localhost:8077/debian",
  dockerHub: "http://localhost:5077",
  registries: [{ registry: "docker.io", mirrors: ["http://192.0.2.7:5000", "http://no-such-host.invalid"] }],
};

test("each mirror's port is forwarded under one address for its name, by words that the agent chose", async () => {
  const network = await mirrorNetwork(face);
  expect(network.hosts).toEqual([{ name: "localhost", address: "10.0.2.100" }]);
  expect(network.options).toHaveLength(2);
  for (const option of network.options)
    expect(option).toMatch(/^guestfwd=tcp:10\.0\.2\.100:(8077|5077)-cmd:socat STDIO TCP[46]:(127\.0\.0\.1|\[::1\]):\1$/);
});

test("why a machine cannot reach an address is said in words", async () => {
  const { objectionTo } = await mirrorNetwork(face);
  expect(objectionTo("http://localhost:8077/debian-security")).toBeNull();
  expect(objectionTo("http://localhost/debian")).toContain("localhost:80 is no mirror");
  expect(objectionTo("http://192.0.2.7:5000/v2")).toContain("bare address");
  expect(objectionTo("http://no-such-host.invalid/")).toContain("finds no address");
  expect(ISLAND.objectionTo("http://localhost:8077/debian")).toContain("leads nowhere");
});
