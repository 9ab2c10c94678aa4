import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { checkFilesystem } from "../steps/check-filesystem.ts";
import { cleanImage } from "../steps/clean-image.ts";
import { takeInventory } from "../steps/take-inventory.ts";
import { trimFilesystem } from "../steps/trim-filesystem.ts";

/** Cleans a disk that a machine has run, and lists what is on it. At rest, for a machine writes until the moment it is off. */
export const scrubDisk = within(attachedDisk, [
  within(mountedRoot, [within(chroot, [cleanImage]), takeInventory, trimFilesystem]),
  checkFilesystem,
]);
