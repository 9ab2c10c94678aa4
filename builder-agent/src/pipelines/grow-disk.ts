import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { growFilesystem } from "../steps/grow-filesystem.ts";
import { growRootPartition } from "../steps/grow-root-partition.ts";
import { inspectRoot } from "../steps/inspect-root.ts";
import { moveBackupHeader } from "../steps/move-backup-header.ts";

/**
 * Gives the root the whole disk before anything is installed (lesson 3), at rest: a machine that runs it leaves its size alone.
 * Then notes what is on it, while it is still the base.
 */
export const growDisk = within(attachedDisk, [
  moveBackupHeader,
  growRootPartition,
  growFilesystem,
  within(mountedRoot, [inspectRoot]),
]);
