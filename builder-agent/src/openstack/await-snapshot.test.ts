import { expect, test } from "vitest";
import { type FakeAnswer, openFakeServices } from "../../testing/openstack/fake-services.ts";
import { awaitSnapshot } from "./await-snapshot.ts";
import { createCloudClients } from "./cloud-clients.ts";

const { signal } = new AbortController();
const AWAITED = { serverId: "server-1", snapshotId: "image-1", deadlineMs: 100 };

/** What comes of waiting for a snapshot that Glance shows so, of a server that Nova is busy with so. */
async function outcome(image: FakeAnswer, task: string | null, idleMs?: number) {
  const server = { id: "server-1", name: "mib-job-1", status: "SHUTOFF", "OS-EXT-STS:task_state": task };
  const services = await openFakeServices(({ path }) => (path.startsWith("/image") ? image : { status: 200, body: { server } }));
  const awaited = { ...AWAITED, ...(idleMs === undefined ? {} : { idleMs }) };
  const settled = await awaitSnapshot(createCloudClients(services.open, signal), awaited).catch((cause: unknown) => cause);
  services.close();
  return settled;
}

function imageIn(status: string): FakeAnswer {
  const times = { created_at: "2026-11-23T00:00:00Z", min_disk: 4, min_ram: 0 };
  return { status: 200, body: { id: "image-1", name: "snapshot", status, visibility: "private", size: null, ...times } };
}

test.each([
  ["hangs in `saving` until the time is up", imageIn("saving"), "image_uploading", undefined, "image-1 to be active"],
  ["is `queued` while Nova does nothing for it", imageIn("queued"), null, 0, "stopped working on the snapshot"],
  ["was killed", imageIn("killed"), "image_uploading", undefined, "is killed"],
  [
    "was given up by Nova, which takes the image away",
    { status: 404, body: {} } satisfies FakeAnswer,
    null,
    undefined,
    "gave the snapshot up",
  ],
])("a snapshot that %s is the target's failure", async (_what, image, task, idleMs, words) => {
  expect(await outcome(image, task, idleMs)).toMatchObject({
    ...{ code: "TARGET_SNAPSHOT_FAILED", blame: "target", message: expect.stringContaining(words) },
  });
});

test("a snapshot that is active is answered as Glance shows it", async () => {
  expect(await outcome(imageIn("active"), null)).toMatchObject({ id: "image-1", status: "active" });
});
