import { AgentError } from "#protocol/agent-error.ts";
import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { isSnapshot } from "../openstack/glance.ts";
import type { WithCloud } from "./cloud.ts";
import type { WithServer } from "./server-instance.ts";
import type { WithWorkspace } from "./workspace.ts";

type Needs = JobContext & WithWorkspace & WithCloud & WithServer;

export type WithSnapshot = { readonly snapshotId: string };

/** The image that Nova makes of the stopped server's disk; it is removed from Glance as soon as it has been fetched. */
export const serverSnapshot = defineScope({
  id: "server-snapshot",
  commands: [],
  open: async ({ cloud, jobId, recipe, serverId }: Needs, holder): Promise<WithSnapshot> => {
    // Before it is made: a snapshot whose order was answered by a broken line goes too.
    holder.onClose(async (host) => {
      const { glance } = cloud.underSignal(host.signal);
      for (const image of await glance.marked(MARKS.job, jobId)) if (isSnapshot(image)) await glance.remove(image.id);
    });
    // A snapshot inherits the properties of the server's base: without a mark of its own it would be taken for one.
    const marks = { [MARKS.job]: jobId, [MARKS.variant]: recipe.variant.id, [MARKS.base]: "none" };
    return { snapshotId: await cloud.nova.createImage(serverId, `mib-${jobId}`, marks).catch(asSnapshotFailure) };
  },
});

/** A refused or lost order is the snapshot's failure; a quota or a right that is missing says so itself. */
function asSnapshotFailure(cause: unknown): never {
  const isPlain =
    cause instanceof AgentError && ["TARGET_REJECTED", "TARGET_UNREACHABLE", "TARGET_NOT_FOUND"].includes(cause.code);
  throw isPlain ? new AgentError("TARGET_SNAPSHOT_FAILED", cause.message, cause.detail, { cause }) : cause;
}
