import { join } from "node:path";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { inventoryDraft, kernelsAfter } from "../findings.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { readInstalledPackages } from "../tools/dpkg-packages.ts";
import { writeInventory } from "../tools/inventory-writer.ts";
import { listKernels } from "../tools/kernels.ts";

/** Writes down what is in the image: packages, files with their hashes, bytes by folder. */
export const takeInventory = defineStep({
  id: "take-inventory",
  title: "Take inventory",
  commands: ["dpkg-query"],
  run: async ({ job, host, report, root, signal, workspace }: JobContext & WithWorkspace & WithRoot) => {
    kernelsAfter.note(job, listKernels(root.path));
    const packages = await readInstalledPackages(root.path, host);
    const path = join(workspace, "inventory.json");
    const counts = await writeInventory({
      path,
      root: root.path,
      packages,
      signal,
      onBytes: (done) => report.progress(done, null, "bytes"),
    });
    inventoryDraft.note(job, { path, packageCount: packages.length, ...counts });
  },
});
