import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { hostnameBefore, kernelsBefore } from "../findings.ts";
import { readImageFile } from "../scopes/image-path.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import { listKernels } from "../tools/kernels.ts";

/** Notes what of the base will be compared with or put back, before the first change. */
export const inspectRoot = defineStep({
  id: "inspect-root",
  title: "Inspect root",
  commands: [],
  run: async ({ job, root }: JobContext & WithRoot) => {
    kernelsBefore.note(job, listKernels(root.path));
    hostnameBefore.note(job, readImageFile(root.path, "/etc/hostname"));
  },
});
