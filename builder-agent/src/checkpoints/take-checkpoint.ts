import { statSync } from "node:fs";
import { link, rename } from "node:fs/promises";
import { join } from "node:path";
import type { JobContext } from "../engine/job-context.ts";
import { inventoryDraft, kernelsAfter, kernelsBefore, takenCheckpoint, workingDisk } from "../findings.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { type Checkpoint, disksFolder } from "./checkpoint.ts";

type Context = JobContext & WithWorkspace;

/**
 * Lays the working disk aside as it is and goes on with an overlay over it: nothing is copied. A raw disk has no overlays,
 * and no checkpoint is taken of it.
 */
export async function takeCheckpoint(progress: Pick<Checkpoint, "parts" | "nextStep">, context: Context): Promise<void> {
  const { job, jobId, host, state, workspace } = context;
  const disk = workingDisk.get(job);
  if (disk.format !== "qcow2") return;
  const folder = disksFolder(workspace);
  const name = `part-${progress.parts}`;
  await rename(disk.path, join(folder, name));
  const path = join(folder, `image-${jobId}`);
  await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", name, "-F", "qcow2", path]);
  workingDisk.note(job, { path, format: "qcow2" });
  takenCheckpoint.note(job, {
    ...progress,
    disks: [join(folder, name), ...(takenCheckpoint.find(job)?.disks ?? [])],
    findings: await collectFindings(context),
    journalBytes: statSync(state.job(jobId).journal).size,
  });
}

async function collectFindings({ job, workspace }: Context): Promise<Checkpoint["findings"]> {
  const inventory = inventoryDraft.find(job);
  // Under a second name: the first goes with the image.
  const path = join(disksFolder(workspace), "inventory.json");
  if (inventory !== undefined) await link(inventory.path, path);
  return {
    kernelsBefore: kernelsBefore.find(job),
    kernelsAfter: kernelsAfter.find(job),
    inventory: inventory && { ...inventory, path },
  };
}
