import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { virtualMachine } from "../scopes/virtual-machine.ts";
import { workspace } from "../scopes/workspace.ts";
import { bootImage } from "../steps/boot-image.ts";
import { checkFilesystem } from "../steps/check-filesystem.ts";
import { checkHost } from "../steps/check-host.ts";
import { checkParts } from "../steps/check-parts.ts";
import { cleanImage } from "../steps/clean-image.ts";
import { compactImage } from "../steps/compact-image.ts";
import { configureParts } from "../steps/configure-parts.ts";
import { growFilesystem } from "../steps/grow-filesystem.ts";
import { growRootPartition } from "../steps/grow-root-partition.ts";
import { installPackages } from "../steps/install-packages.ts";
import { moveBackupHeader } from "../steps/move-backup-header.ts";
import { pullContainerImages } from "../steps/pull-container-images.ts";
import { refreshPackageLists } from "../steps/refresh-package-lists.ts";
import { restorePackageSources } from "../steps/restore-package-sources.ts";
import { runScripts } from "../steps/run-scripts.ts";
import { sealImage } from "../steps/seal-image.ts";
import { takeInventory } from "../steps/take-inventory.ts";
import { trimFilesystem } from "../steps/trim-filesystem.ts";
import { upgradePackages } from "../steps/upgrade-packages.ts";
import { writePackageSources } from "../steps/write-package-sources.ts";
import { prepareBase } from "./prepare-base.ts";

/** A build that works on the image's disk from the outside. Indentation is lifetime. */
export const chrootBuild = definePipeline([
  checkHost,
  within(workspace, [
    ...prepareBase,
    within(attachedDisk, [
      moveBackupHeader,
      growRootPartition,
      growFilesystem,
      within(mountedRoot, [
        within(chroot, [
          writePackageSources,
          refreshPackageLists,
          upgradePackages,
          installPackages,
          configureParts,
          runScripts,
          pullContainerImages,
          checkParts,
          restorePackageSources,
          cleanImage,
        ]),
        takeInventory,
        trimFilesystem,
      ]),
      checkFilesystem,
    ]),
    compactImage,
    within(virtualMachine, [bootImage]),
    sealImage,
  ]),
]);
