import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import { disksFolder } from "../checkpoints/checkpoint.ts";
import { continueBuild } from "../checkpoints/continue-build.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { attachMethod, baseImage, workingDisk } from "../findings.ts";
import { FORMAT_OF_METHOD } from "../scopes/attach-disk.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/**
 * Makes the disk that the build changes, in its final size (lesson 3): an overlay over the base, or over the disk of the build that
 * this one goes on from; a raw copy of the base where no qcow2 can be attached.
 */
export const createDisk = defineStep({
  id: "create-disk",
  title: "Create disk",
  commands: ["qemu-img"],
  run: async (context: JobContext & WithWorkspace) => {
    const { job, jobId, host, recipe, workspace } = context;
    const base = baseImage.get(job);
    const size = String(recipe.diskSizeBytes);
    if (recipe.diskSizeBytes < base.virtualSizeBytes)
      throw new AgentError(
        "DISK_TOO_SMALL",
        `The disk is to have ${size} bytes, the base has ${base.virtualSizeBytes} already.`,
        {
          subject: String(base.virtualSizeBytes),
        },
      );
    const format = FORMAT_OF_METHOD[attachMethod.get(job)];
    const below = (await continueBuild(context)) ?? base;
    const path = join(disksFolder(workspace), `image-${jobId}`);
    await mkdir(disksFolder(workspace), { recursive: true });
    if (format === "qcow2")
      await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", below.path, "-F", below.format, path, size]);
    else {
      await host.run(["qemu-img", "convert", "-f", base.format, "-O", "raw", base.path, path]);
      await host.run(["qemu-img", "resize", "-q", "-f", "raw", path, size]);
    }
    workingDisk.note(job, { path, format });
  },
});
