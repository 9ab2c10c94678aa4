import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkHost } from "../steps/check-host.ts";
import { configureParts } from "../steps/configure-parts.ts";
import { installPackages } from "../steps/install-packages.ts";
import { refreshPackageLists } from "../steps/refresh-package-lists.ts";
import { restorePackageSources } from "../steps/restore-package-sources.ts";
import { writePackageSources } from "../steps/write-package-sources.ts";
import { growRoot } from "./grow-root.ts";
import { prepareBase } from "./prepare-base.ts";

/**
 * Shows every file that a build would write, by writing it: into a disk that is thrown away. Some files depend on the very
 * packages (containerd's configuration on containerd's version), so these are installed; what takes long and writes no file
 * of ours is left out: upgrades, scripts, container images, compression.
 */
export const previewBuild = definePipeline([
  checkHost,
  within(workspace, [
    ...prepareBase,
    within(attachedDisk, [
      ...growRoot,
      within(mountedRoot, [
        within(chroot, [writePackageSources, refreshPackageLists, installPackages, configureParts, restorePackageSources]),
      ]),
    ]),
  ]),
]);
