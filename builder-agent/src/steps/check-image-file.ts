import { join } from "node:path";
import { LATER_CHECKS } from "../checks/catalogue.ts";
import { skipped } from "../checks/check.ts";
import { IMAGE_FILE_CHECKS, SAFE_FILE_CHECK } from "../checks/image-file.ts";
import { performChecks } from "../checks/perform-checks.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { attachMethod, isImageSafe, verifiedImage, workingDisk } from "../findings.ts";
import { FORMAT_OF_METHOD } from "../scopes/attach-disk.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";

/** Looks at the file before any tool opens it. One that could lead a tool to other files of the builder is not looked at any further. */
export const checkImageFile = defineStep({
  id: "check-image-file",
  title: "Check image file",
  commands: ["qemu-img"],
  run: async (context: JobContext & WithWorkspace) => {
    const { job, recipe, report } = context;
    const { path, phases } = verifiedImage.get(job);
    const isSafe = objectionTo(await readQcow2Header(path)) === null;
    isImageSafe.note(job, isSafe);
    if (phases.includes("rest") || !isSafe) await performChecks(IMAGE_FILE_CHECKS, "rest", context);
    if (isSafe) return makeWorkingDisk(path, context);
    for (const { id, lesson, phase, applies } of LATER_CHECKS)
      if (phases.includes(phase) && applies?.(recipe) !== false)
        report.check({ id, lesson, phase, ...skipped(`not asked: ${SAFE_FILE_CHECK} failed`) });
  },
});

/** A copy that may be written, in the format that this host can attach: the image's own file never is. */
async function makeWorkingDisk(image: string, { job, jobId, host, workspace }: JobContext & WithWorkspace): Promise<void> {
  const format = FORMAT_OF_METHOD[attachMethod.get(job)];
  const path = join(workspace, `image-${jobId}`);
  if (format === "qcow2") await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", image, "-F", "qcow2", path]);
  else await host.run(["qemu-img", "convert", "-f", "qcow2", "-O", "raw", image, path]);
  workingDisk.note(job, { path, format });
}
