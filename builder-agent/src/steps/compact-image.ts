import { join } from "node:path";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { compactedImage, workingDisk } from "../findings.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/** Sixteen coroutines that may write out of order: compression on all cores, 25 s become 15 with zlib (measured, 900 MB). */
const PARALLEL = ["-m", "16", "-W"];

/**
 * Converts the disk into the compressed qcow2 without a backing file that becomes the image (lesson 7).
 *
 * Runs after every mount and device is released: qemu-img reads the file, and what a live loop device still holds in
 * the page cache would be missing from the image.
 */
export const compactImage = defineStep({
  id: "compact-image",
  title: "Compact image",
  commands: ["qemu-img"],
  run: async ({ job, jobId, host, recipe, report, workspace }: JobContext & WithWorkspace) => {
    const disk = workingDisk.get(job);
    const path = join(workspace, `compact-${jobId}.qcow2`);
    const options = ["-c", "-p", ...PARALLEL, "-o", `compression_type=${recipe.compression}`];
    await host.run(["qemu-img", "convert", ...options, "-f", disk.format, "-O", "qcow2", disk.path, path], {
      // The bar is progress, not log: it would be a hundred lines of it.
      isQuiet: true,
      onLine: (line) => {
        const percent = readQemuPercent(line);
        if (percent !== null) report.progress(percent, 100, "percent");
      },
    });
    await host.run(["qemu-img", "check", "-q", "-f", "qcow2", path], {
      failures: [{ pattern: /./, code: "IMAGE_CHECK_FAILED", message: () => "The compressed image has errors." }],
    });
    compactedImage.note(job, path);
  },
});

/** qemu-img's progress: `    (42.01/100%)`. */
function readQemuPercent(line: string): number | null {
  const percent = /\((\d+(?:\.\d+)?)\/100%\)/.exec(line)?.[1];
  return percent === undefined ? null : Number(percent);
}
