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

type Inside = readonly Stage<JobContext & WithWorkspace & WithInside>[];

/** The recipe's parts: packages, files, scripts. Nothing after them asks apt for anything. */
export const installParts: Inside = [
  writePackageSources,
  refreshPackageLists,
  upgradePackages,
  installPackages,
  configureParts,
  runScripts,
  restorePackageSources,
];

/** What the parts' own programs bring into the image, and whether they work. */
export const fillParts: Inside = [pullContainerImages, checkParts];

/** What is installed and written, whichever way the root is reached: the recipe's parts and nothing else. */
export const provisionImage: Inside = [...installParts, ...fillParts];
