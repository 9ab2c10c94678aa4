import { expect, test } from "vitest";
import { sampleRecipe } from "../../testing/sample-request.ts";
import { leakNeedles } from "./leak-needles.ts";

const empty = {
  ...{ aptArchive: null, aptSecurity: null, dockerApt: null, kubernetesApt: null, dockerHub: null },
  ...{ registries: [], nameservers: [], caCertificate: null },
};
const certificate = `-----BEGIN CERTIFICATE-----\nMIIBfirst\nMIIBmiddle\nMIIBlast\n-----END CERTIFICATE-----\n`;

test("what only the build face has is sought: mirrors, proxy, nameservers, the heart of its CA", () => {
  const build = {
    ...{ ...empty, aptArchive: "http://apt.build.example:81/debian", httpProxy: "http://proxy.build.example:3128" },
    ...{ nameservers: ["192.0.2.53"], caCertificate: certificate },
    registries: [{ registry: "docker.io", mirrors: ["https://hub.build.example", "https://hub.image.example"] }],
  };
  const image = { ...empty, registries: [{ registry: "docker.io", mirrors: ["https://hub.image.example"] }] };
  const needles = leakNeedles(sampleRecipe({ mirrors: { build, image } }));
  expect(needles.map(({ text }) => text)).toEqual([
    "apt.build.example",
    "proxy.build.example",
    "hub.build.example",
    "192.0.2.53",
    "MIIBmiddle",
  ]);
  expect(needles.filter(({ isOfSettings }) => isOfSettings).map(({ text }) => text)).toEqual(["192.0.2.53"]);
});

test("the publishers' own hosts are no secret, and without a build face there is none", () => {
  const build = { ...empty, aptArchive: "http://ftp.debian.org/debian", httpProxy: null };
  expect(leakNeedles(sampleRecipe({ mirrors: { build, image: null } }))).toEqual([]);
  expect(leakNeedles(sampleRecipe())).toEqual([]);
});
