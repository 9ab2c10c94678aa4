import type { JobContext } from "../engine/job-context.ts";
import type { Stage } from "../engine/step.ts";
import type { WithInside } from "../scopes/inside.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { checkParts } from "../steps/check-parts.ts";
import { configureParts } from "../steps/configure-parts.ts";
import { installPackages } from "../steps/install-packages.ts";
import { pullContainerImages } from "../steps/pull-container-images.ts";
import { refreshPackageLists } from "../steps/refresh-package-lists.ts";
import { restorePackageSources } from "../steps/restore-package-sources.ts";
import { runScripts } from "../steps/run-scripts.ts";
import { upgradePackages } from "../steps/upgrade-packages.ts";
import { writePackageSources } from "../steps/write-package-sources.ts";

/** What is installed and written, whichever way the root is reached: the recipe's parts and nothing else. */
export const provisionImage: readonly Stage<JobContext & WithWorkspace & WithInside>[] = [
  writePackageSources,
  refreshPackageLists,
  upgradePackages,
  installPackages,
  configureParts,
  runScripts,
  pullContainerImages,
  checkParts,
  restorePackageSources,
];
