import type { StepId } from "#protocol/step-id.ts";
import type { JobContext } from "./job-context.ts";
import type { Stage, Unneeded } from "./step.ts";

/** Where no stage has to run, what is around them need not be opened. */
export function commonOutcome<Context extends JobContext>(
  stages: readonly Stage<Context>[],
  context: JobContext,
): Unneeded | null {
  const outcomes = stages.map((stage) => stage.unneeded(context));
  if (outcomes.includes(null)) return null;
  return outcomes.includes("reused") ? "reused" : "skipped";
}

/** The first step that has to run, as far as it is known now. Null: none. */
export function firstStepOf<Context extends JobContext>(stages: readonly Stage<Context>[], context: JobContext): StepId | null {
  for (const stage of stages) {
    const step = stage.unneeded(context) === null ? stage.firstStep(context) : null;
    if (step !== null) return step;
  }
  return null;
}
