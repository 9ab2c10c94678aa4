import type { JobContext } from "../engine/job-context.ts";
import { within } from "../engine/scope.ts";
import type { Stage } from "../engine/step.ts";
import { blankDisk } from "../scopes/blank-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { freshRoot } from "../scopes/fresh-root.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { bootstrapBase } from "../steps/bootstrap-base.ts";
import { createDisk } from "../steps/create-disk.ts";
import { fetchBase } from "../steps/fetch-base.ts";
import { inspectBase } from "../steps/inspect-base.ts";
import { installBootloader } from "../steps/install-bootloader.ts";
import { partitionBase } from "../steps/partition-base.ts";
import { resolveBase } from "../steps/resolve-base.ts";
import { sealBase } from "../steps/seal-base.ts";

/** From the recipe's base to a disk over it that may be changed: what every pipeline begins with that works on a root from the outside. */
export const prepareBase: readonly Stage<JobContext & WithWorkspace>[] = [
  resolveBase,
  fetchBase,
  within(blankDisk, [partitionBase, within(freshRoot, [bootstrapBase, within(chroot, [installBootloader])])]),
  sealBase,
  inspectBase,
  createDisk,
];
