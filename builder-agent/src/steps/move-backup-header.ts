import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";
import { updatePartitions } from "../scopes/partitions.ts";

/** Moves GPT's second header to the new end of the disk, which growpart expects (lesson 4). */
export const moveBackupHeader = defineStep({
  id: "move-backup-header",
  title: "Move backup header",
  commands: ["sgdisk", "partx"],
  run: async ({ host, disk }: JobContext & WithPartitions) => {
    await host.run(["sgdisk", "-e", disk.device]);
    await updatePartitions(disk.device, host);
  },
});
