import { inParts } from "../checkpoints/in-parts.ts";
import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkFilesystem } from "../steps/check-filesystem.ts";
import { checkHost } from "../steps/check-host.ts";
import { cleanImage } from "../steps/clean-image.ts";
import { inspectRoot } from "../steps/inspect-root.ts";
import { takeInventory } from "../steps/take-inventory.ts";
import { trimFilesystem } from "../steps/trim-filesystem.ts";
import { finishImage } from "./finish-image.ts";
import { growRoot } from "./grow-root.ts";
import { prepareBase } from "./prepare-base.ts";
import { fillParts, installParts } from "./provision-image.ts";

/** A build that works on the image's disk from the outside. Indentation is lifetime. */
export const chrootBuild = definePipeline([
  checkHost,
  within(workspace, [
    ...prepareBase,
    ...inParts(
      [within(attachedDisk, [...growRoot, within(mountedRoot, [inspectRoot, within(chroot, installParts)])])],
      [
        within(attachedDisk, [
          within(mountedRoot, [within(chroot, [...fillParts, cleanImage]), takeInventory, trimFilesystem]),
          checkFilesystem,
        ]),
      ],
      finishImage,
    ),
  ]),
]);
