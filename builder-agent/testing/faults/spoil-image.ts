import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Recipe } from "#protocol/recipe.ts";
import type { JobContext } from "../../src/engine/job-context.ts";
import { definePipeline } from "../../src/engine/pipeline.ts";
import { within } from "../../src/engine/scope.ts";
import { defineStep } from "../../src/engine/step.ts";
import { attachMethod, workingDisk } from "../../src/findings.ts";
import { FORMAT_OF_METHOD } from "../../src/scopes/attach-disk.ts";
import { attachedDisk, type WithPartitions } from "../../src/scopes/attached-disk.ts";
import { chroot } from "../../src/scopes/chroot.ts";
import type { WithInside } from "../../src/scopes/inside.ts";
import { mountedRoot, type WithRoot } from "../../src/scopes/mounted-root.ts";
import { type WithWorkspace, workspace } from "../../src/scopes/workspace.ts";
import { checkHost } from "../../src/steps/check-host.ts";
import { moveBackupHeader } from "../../src/steps/move-backup-header.ts";
import { withContainerd } from "../../src/tools/containerd.ts";
import { ownJob } from "../own-job.ts";
import { EXTRA_BYTES, leakCluster, sha256Of, shrinkRoot, wipeBackupHeader } from "./disk-faults.ts";
import { type FileFault, type ProgramFault, spoiltRoot } from "./spoilt-root.ts";

export type Faults = {
  readonly files: readonly FileFault[];
  readonly programs: readonly ProgramFault[];
  /** True: the disk and its file are broken too, as far as the rest can still be asked. */
  readonly isDiskSpoilt: boolean;
};

/** A broken copy of an image, made through the product's own scopes. `path` lies in the folder given. */
export async function spoilImage(
  image: { readonly path: string; readonly recipe: Recipe },
  faults: Faults,
  folder: string,
): Promise<{ readonly path: string; readonly sha256: string }> {
  const path = join(folder, "spoilt.qcow2");
  const { context } = ownJob(image.recipe);
  try {
    await spoiling(image.path, path, faults).perform(context);
  } finally {
    rmSync(dirname(context.state.job(context.jobId).journal), { recursive: true, force: true });
  }
  if (faults.isDiskSpoilt) leakCluster(path);
  return { path, sha256: sha256Of(path) };
}

/** The steps borrow ids of the product's: nobody reads the journal of this job. */
function spoiling(image: string, path: string, { files, programs, isDiskSpoilt }: Faults) {
  const onDisk = <Context extends JobContext>(run: (context: Context) => Promise<void>) =>
    defineStep<Context>({ id: "run-scripts", title: "Spoil", commands: [], run });
  return definePipeline([
    checkHost,
    within(workspace, [
      onDisk<JobContext & WithWorkspace>((context) => copyDisk(image, isDiskSpoilt ? EXTRA_BYTES : 0, context)),
      within(attachedDisk, [
        moveBackupHeader,
        onDisk<JobContext & WithPartitions>(async ({ disk, host }) => {
          if (isDiskSpoilt) await shrinkRoot(disk.rootPartition, host);
        }),
        within(mountedRoot, [
          within(chroot, [
            onDisk<JobContext & WithInside>(async (context) => {
              if (programs.length === 0) return;
              await withContainerd(context, async () => {
                for (const spoil of programs) await spoil(context.inside);
              });
            }),
          ]),
          onDisk<JobContext & WithRoot>(async ({ root }) => {
            for (const spoil of files) spoil(spoiltRoot(root.path));
          }),
        ]),
        onDisk<JobContext & WithPartitions>(async ({ disk, host }) => {
          if (isDiskSpoilt) await wipeBackupHeader(disk.device, host);
        }),
      ]),
      onDisk<JobContext & WithWorkspace>(async ({ host, job }) => {
        const disk = workingDisk.get(job);
        // Without compression: quicker, and what `image-compressed` has to notice.
        await host.run(["qemu-img", "convert", "-f", disk.format, "-O", "qcow2", disk.path, path]);
      }),
    ]),
  ]);
}

async function copyDisk(image: string, extraBytes: number, context: JobContext & WithWorkspace): Promise<void> {
  const { host, job, jobId, workspace, recipe } = context;
  const format = FORMAT_OF_METHOD[attachMethod.get(job)];
  const path = join(workspace, `image-${jobId}`);
  const size = String(recipe.diskSizeBytes + extraBytes);
  if (format === "qcow2") await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", image, "-F", "qcow2", path, size]);
  else {
    await host.run(["qemu-img", "convert", "-f", "qcow2", "-O", "raw", image, path]);
    await host.run(["qemu-img", "resize", "-q", "-f", "raw", path, size]);
  }
  workingDisk.note(job, { path, format });
}
