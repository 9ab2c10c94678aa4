import type { JobContext } from "../engine/job-context.ts";
import type { Stage } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { growFilesystem } from "../steps/grow-filesystem.ts";
import { growRootPartition } from "../steps/grow-root-partition.ts";
import { moveBackupHeader } from "../steps/move-backup-header.ts";

/** Gives the root the whole disk, before anything is installed (lesson 3). */
export const growRoot: readonly Stage<JobContext & WithWorkspace & WithPartitions>[] = [
  moveBackupHeader,
  growRootPartition,
  growFilesystem,
];
