import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { blankDisk } from "../scopes/blank-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { freshRoot } from "../scopes/fresh-root.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { virtualMachine } from "../scopes/virtual-machine.ts";
import { workspace } from "../scopes/workspace.ts";
import { bootImage } from "../steps/boot-image.ts";
import { bootstrapBase } from "../steps/bootstrap-base.ts";
import { checkFilesystem } from "../steps/check-filesystem.ts";
import { checkHost } from "../steps/check-host.ts";
import { checkParts } from "../steps/check-parts.ts";
import { cleanImage } from "../steps/clean-image.ts";
import { compactImage } from "../steps/compact-image.ts";
import { configureParts } from "../steps/configure-parts.ts";
import { createDisk } from "../steps/create-disk.ts";
import { fetchBase } from "../steps/fetch-base.ts";
import { growFilesystem } from "../steps/grow-filesystem.ts";
import { growRootPartition } from "../steps/grow-root-partition.ts";
import { inspectBase } from "../steps/inspect-base.ts";
import { installBootloader } from "../steps/install-bootloader.ts";
import { installPackages } from "../steps/install-packages.ts";
import { moveBackupHeader } from "../steps/move-backup-header.ts";
import { partitionBase } from "../steps/partition-base.ts";
import { pullContainerImages } from "../steps/pull-container-images.ts";
import { refreshPackageLists } from "../steps/refresh-package-lists.ts";
import { resolveBase } from "../steps/resolve-base.ts";
import { restorePackageSources } from "../steps/restore-package-sources.ts";
import { sealBase } from "../steps/seal-base.ts";
import { sealImage } from "../steps/seal-image.ts";
import { takeInventory } from "../steps/take-inventory.ts";
import { trimFilesystem } from "../steps/trim-filesystem.ts";
import { upgradePackages } from "../steps/upgrade-packages.ts";
import { writePackageSources } from "../steps/write-package-sources.ts";

/** A build that works on the image's disk from the outside. Indentation is lifetime. */
export const chrootBuild = definePipeline([
  checkHost,
  within(workspace, [
    resolveBase,
    fetchBase,
    within(blankDisk, [partitionBase, within(freshRoot, [bootstrapBase, within(chroot, [installBootloader])])]),
    sealBase,
    inspectBase,
    createDisk,
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
