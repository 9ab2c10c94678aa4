import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";
import { updatePartitions } from "../scopes/partitions.ts";

/** Gives the root partition the room that the disk got, before anything is installed (lesson 3). */
export const growRootPartition = defineStep({
  id: "grow-root-partition",
  title: "Grow root partition",
  commands: ["growpart", "partx"],
  run: async ({ host, disk }: JobContext & WithPartitions) => {
    // growpart(1): exit code 1 is "nothing to do": a disk of the base's own size.
    await host.run(["growpart", disk.device, String(disk.rootPartition.number)], { okExitCodes: [0, 1] });
    await updatePartitions(disk.device, host);
  },
});
