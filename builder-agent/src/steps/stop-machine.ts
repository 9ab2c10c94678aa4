import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithBuildMachine } from "../scopes/build-machine.ts";

/** Shuts the build's machine down, so that its disk is at rest. */
export const stopMachine = defineStep({
  id: "stop-machine",
  title: "Stop machine",
  commands: [],
  run: async ({ buildMachine }: JobContext & WithBuildMachine) => {
    await buildMachine.stop();
  },
});
