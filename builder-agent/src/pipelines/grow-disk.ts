import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { growFilesystem } from "../steps/grow-filesystem.ts";
import { growRootPartition } from "../steps/grow-root-partition.ts";
import { moveBackupHeader } from "../steps/move-backup-header.ts";

/** Gives the root the whole disk before anything is installed (lesson 3), at rest: a machine that runs it leaves its size alone. */
export const growDisk = within(attachedDisk, [moveBackupHeader, growRootPartition, growFilesystem]);
