import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";

/** Reads the finished root filesystem through, changing nothing: what is broken now must not become an image. */
export const checkFilesystem = defineStep({
  id: "check-filesystem",
  title: "Check filesystem",
  commands: ["e2fsck"],
  run: async ({ host, disk }: JobContext & WithPartitions) => {
    await host.run(["e2fsck", "-f", "-n", disk.rootPartition.device], {
      failures: [{ pattern: /./, code: "IMAGE_CHECK_FAILED", message: () => "The finished root filesystem has errors." }],
    });
  },
});
