import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { serverImage } from "../findings.ts";
import { awaitSnapshot } from "../openstack/await-snapshot.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithServer } from "../scopes/server-instance.ts";
import type { WithSnapshot } from "../scopes/server-snapshot.ts";

/** A disk of tens of GB goes from a hypervisor's disk through Glance to its store in minutes; half an hour is a store that hangs. */
const SNAPSHOT_MS = 1_800_000;

/** Waits until the cloud has written the stopped server's disk into the snapshot. */
export const takeSnapshot = defineStep({
  id: "take-snapshot",
  title: "Take snapshot",
  commands: [],
  run: async ({ job, cloud, serverId, snapshotId }: JobContext & WithCloud & WithServer & WithSnapshot) => {
    serverImage.note(job, await awaitSnapshot(cloud, { serverId, snapshotId, deadlineMs: SNAPSHOT_MS }));
  },
});
