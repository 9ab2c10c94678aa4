import { expect, test } from "vitest";
import { type FakeAnswer, type FakeCall, openFakeServices } from "../../testing/openstack/fake-services.ts";
import { awaitServer } from "./await-server.ts";
import { createCloudClients } from "./cloud-clients.ts";

const { signal } = new AbortController();
const ORDER = {
  ...{ name: "mib-job-1", flavorId: "f", imageId: "i", networkId: "n", securityGroupId: null, userData: "#cloud-config\n" },
  marks: { mib_job: "job-1" },
};

/** A Nova that keeps what it is told to make, and gives `onCreate`'s answer to it. */
function novaThat(onCreate: (made: () => FakeAnswer) => FakeAnswer) {
  const servers: object[] = [];
  const make = (body: unknown) => () => {
    const { server } = Object(body);
    const { name, metadata } = server;
    servers.push({ id: `server-${servers.length + 1}`, name, metadata, status: "BUILD" });
    return { status: 202, body: { server: servers.at(-1) } };
  };
  const answer = ({ method, body }: FakeCall): FakeAnswer =>
    method === "POST" ? onCreate(make(body)) : { status: 200, body: { servers } };
  return { servers, answer };
}

test("a server whose making got no answer is found again, and not made twice", async () => {
  const nova = novaThat((make) => {
    make();
    return "hangUp";
  });
  const services = await openFakeServices(nova.answer);
  expect(await createCloudClients(services.open, signal).nova.create(ORDER)).toBe("server-1");
  expect(nova.servers).toHaveLength(1);
  services.close();
});

test("a server that was not made, for Nova was busy, is made when it is not", async () => {
  let refusals = 1;
  const nova = novaThat((make) => {
    refusals -= 1;
    return refusals >= 0 ? { status: 503, body: {} } : make();
  });
  const services = await openFakeServices(nova.answer);
  expect(await createCloudClients(services.open, signal).nova.create(ORDER)).toBe("server-1");
  expect(services.calls.map((call) => call.split("?")[0])).toEqual([
    "POST /compute/servers",
    "GET /compute/servers/detail",
    "POST /compute/servers",
  ]);
  services.close();
});

test("a server that hangs in BUILD is a failure when the time is up, and says so", async () => {
  const server = { id: "server-1", name: "mib-job-1", status: "BUILD", "OS-EXT-STS:task_state": "spawning" };
  const services = await openFakeServices(() => ({ status: 200, body: { server } }));
  const { nova } = createCloudClients(services.open, signal);
  await expect(awaitServer(nova, "ACTIVE", { id: "server-1", deadlineMs: 50, signal })).rejects.toMatchObject({
    ...{ code: "TARGET_SERVER_FAILED", blame: "target", message: expect.stringContaining("server-1 to be ACTIVE") },
  });
  services.close();
});

test.each([
  ["Nova", 403, { forbidden: { code: 403, message: "Quota exceeded for cores: Requested 64, but already used 0 of 20 cores" } }],
  ["Neutron", 409, { NeutronError: { type: "OverQuota", message: "Quota exceeded for resources: ['port'].", detail: "" } }],
])("a quota is told as such in the words of %s", async (_service, status, body) => {
  const services = await openFakeServices(() => ({ status, body }));
  const { nova } = createCloudClients(services.open, signal);
  await expect(nova.create(ORDER)).rejects.toMatchObject({ code: "TARGET_QUOTA_EXCEEDED" });
  services.close();
});

test("a project with more servers than a page holds is read to its end", async () => {
  const all = Array.from({ length: 250 }, (_, index) => ({ id: String(index).padStart(3, "0"), name: "x", status: "ACTIVE" }));
  const services = await openFakeServices(({ path }) => {
    const marker = new URL(path, "http://nova").searchParams.get("marker");
    const from = all.findIndex(({ id }) => id === marker) + 1;
    const links = from + 100 < all.length ? { servers_links: [{ rel: "next", href: "…" }] } : {};
    return { status: 200, body: { servers: all.slice(from, from + 100), ...links } };
  });
  expect(await createCloudClients(services.open, signal).nova.list()).toHaveLength(250);
  services.close();
});
