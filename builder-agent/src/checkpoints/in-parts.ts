import { commonOutcome, firstStepOf } from "../engine/foresee-stages.ts";
import type { JobContext } from "../engine/job-context.ts";
import { passStages, performStages } from "../engine/perform-stages.ts";
import type { Stage } from "../engine/step.ts";
import { takenCheckpoint } from "../findings.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { takeCheckpoint } from "./take-checkpoint.ts";

/**
 * The parts of a build, one after the other. Each leaves the disk at rest and a checkpoint of it: should a later part fail,
 * another build of the same recipe goes on there, and passes by the parts that are done.
 */
export function inParts<Context extends JobContext & WithWorkspace>(
  ...parts: readonly (readonly Stage<Context>[])[]
): Stage<Context>[] {
  return parts.map((stages, index) => {
    const isDone = ({ job }: JobContext) => (takenCheckpoint.find(job)?.parts ?? 0) > index;
    return {
      stepIds: stages.flatMap((stage) => stage.stepIds),
      commandsFor: (context) => stages.flatMap((stage) => stage.commandsFor(context)),
      unneeded: (context) => (isDone(context) ? "reused" : commonOutcome(stages, context)),
      firstStep: (context) => firstStepOf(stages, context),
      pass: (context, outcome) => passStages(stages, context, outcome),
      perform: async (context) => {
        await performStages(stages, context);
        const nextStep = firstStepOf(parts[index + 1] ?? [], context);
        if (nextStep !== null) await takeCheckpoint({ parts: index + 1, nextStep }, context);
      },
    };
  });
}
