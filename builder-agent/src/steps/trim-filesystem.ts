import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";

/** Gives freed blocks back, so that they take no room in the image. `sync` first: blocks freed a moment ago are not trimmed otherwise. */
export const trimFilesystem = defineStep({
  id: "trim-filesystem",
  title: "Trim filesystem",
  commands: ["sync", "fstrim"],
  run: async ({ host, root, report }: JobContext & WithRoot) => {
    for (const mount of root.mounts) {
      await host.run(["sync", "-f", mount]);
      const { exitCode } = await host.run(["fstrim", "-v", mount], { okExitCodes: [0, 1] });
      if (exitCode !== 0)
        report.warning("TRIM_UNSUPPORTED", `Freed blocks of ${mount} cannot be given back; the image stays larger.`);
    }
  },
});
