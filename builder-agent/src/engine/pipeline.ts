import type { StepId } from "#protocol/step-id.ts";
import type { HostCommand } from "../host/host-commands.ts";
import type { JobContext } from "./job-context.ts";
import { performStages } from "./perform-stages.ts";
import type { Stage } from "./step.ts";

/** A whole job: its steps in order, the host commands they call, and how it is run. */
export type Pipeline = {
  readonly plan: readonly StepId[];
  /** Null: for any recipe. */
  readonly commandsFor: (context: JobContext | null) => readonly HostCommand[];
  readonly perform: (context: JobContext) => Promise<void>;
};

/** The outermost stages get nothing but a job: a step that needs a disk or a chroot does not compile here. */
export function definePipeline(stages: readonly Stage<JobContext>[]): Pipeline {
  return {
    plan: stages.flatMap((stage) => stage.stepIds),
    commandsFor: (context) => [...new Set(stages.flatMap((stage) => stage.commandsFor(context)))],
    perform: (context) => performStages(stages, context),
  };
}
