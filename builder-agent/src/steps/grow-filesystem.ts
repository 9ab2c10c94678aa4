import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";

/** Checks the root filesystem and grows it to its partition (lesson 3). */
export const growFilesystem = defineStep({
  id: "grow-filesystem",
  title: "Grow filesystem",
  commands: ["e2fsck", "resize2fs"],
  run: async ({ host, disk }: JobContext & WithPartitions) => {
    const { device } = disk.rootPartition;
    // e2fsck(8): 1 is "errors corrected", which a base that was copied while mounted may have.
    await host.run(["e2fsck", "-f", "-p", device], { okExitCodes: [0, 1] });
    await host.run(["resize2fs", device]);
  },
});
