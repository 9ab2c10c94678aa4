import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { islandMachine, mirrorMachine } from "../scopes/guest-machine.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkFiles } from "../steps/check-files.ts";
import { checkFirstBoot } from "../steps/check-first-boot.ts";
import { checkHost } from "../steps/check-host.ts";
import { checkImageFile } from "../steps/check-image-file.ts";
import { checkOfflineBoot } from "../steps/check-offline-boot.ts";
import { checkPrograms } from "../steps/check-programs.ts";
import { findImage } from "../steps/find-image.ts";

/**
 * Proves a finished image: at rest, by looking at a throwaway copy, and booted, by asking two machines. The job succeeds when everything
 * was asked; the verdict is in the checks' own events.
 */
export const verifyImage = definePipeline([
  checkHost,
  within(workspace, [
    findImage,
    checkImageFile,
    within(attachedDisk, [within(mountedRoot, [checkFiles, within(chroot, [checkPrograms])])]),
    within(mirrorMachine, [checkFirstBoot]),
    within(islandMachine, [checkOfflineBoot]),
  ]),
]);
