import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithInside } from "../scopes/inside.ts";
import { APT_FAILURES } from "../tools/apt-failures.ts";

/** Reads the package lists of all sources. apt's exit status is not trusted: with a broken resolver it warns and says 0. */
export const refreshPackageLists = defineStep({
  id: "refresh-package-lists",
  title: "Refresh package lists",
  commands: [],
  run: async ({ inside }: JobContext & WithInside) => {
    await inside.run(["apt-get", "-q", "update"], { failures: APT_FAILURES, isOutputTrusted: true });
  },
});
