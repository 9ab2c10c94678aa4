import { AgentError } from "#protocol/agent-error.ts";
import { waitUntil } from "../wait-until.ts";
import type { CloudClients } from "./cloud-clients.ts";
import type { GlanceImage } from "./glance.ts";

/** Between two looks at an image that Nova is writing. */
const LOOK_MS = 2_000;
/** How long Nova may have nothing to do with a server whose snapshot is not done: between its last byte and Glance's word it is seconds. */
const IDLE_MS = 120_000;

type Awaited = { readonly serverId: string; readonly snapshotId: string; readonly deadlineMs: number; readonly idleMs?: number };

/** Waits until a server's snapshot has all its data. Throws `TARGET_SNAPSHOT_FAILED` where it will not, or not in time. */
export async function awaitSnapshot({ glance, nova, signal }: CloudClients, awaited: Awaited): Promise<GlanceImage> {
  const { serverId, snapshotId, deadlineMs, idleMs = IDLE_MS } = awaited;
  const look = async () => requireComing(await glance.find(snapshotId), snapshotId);
  let busyAt = performance.now();
  const isDone = async () => {
    const { status } = await look();
    if (status === "active") return true;
    const task = (await nova.find(serverId))?.["OS-EXT-STS:task_state"] ?? null;
    if (task !== null) busyAt = performance.now();
    if (performance.now() - busyAt > idleMs)
      throw failed(`Nova has stopped working on the snapshot, and left it ${status}.`, snapshotId);
    return false;
  };
  await waitUntil(isDone, {
    ...{ deadlineMs, signal, everyMs: LOOK_MS, code: "TARGET_SNAPSHOT_FAILED" },
    what: `the snapshot ${snapshotId} to be active`,
  });
  return look();
}

/** Nova deletes the image of a snapshot that it gives up. */
function requireComing(image: GlanceImage | null, id: string): GlanceImage {
  if (image === null) throw failed("Nova gave the snapshot up and took its image away.", id);
  if (["killed", "deleted", "pending_delete"].includes(image.status)) throw failed(`The snapshot is ${image.status}.`, id);
  return image;
}

function failed(message: string, id: string): AgentError {
  return new AgentError("TARGET_SNAPSHOT_FAILED", message, { subject: id });
}
