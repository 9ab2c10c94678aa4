import type { JobContext } from "./job-context.ts";
import type { Stage, Unneeded } from "./step.ts";

/** Performs stages in order; one that is not needed is reported and passed by. */
export async function performStages<Context extends JobContext>(
  stages: readonly Stage<Context>[],
  context: Context,
): Promise<void> {
  for (const stage of stages) {
    const unneeded = stage.unneeded(context);
    if (unneeded === null) await stage.perform(context);
    else stage.pass(context, unneeded);
  }
}

/** Reports every step of stages that are not needed together: those that never are as skipped. */
export function passStages<Context extends JobContext>(
  stages: readonly Stage<Context>[],
  context: JobContext,
  outcome: Unneeded,
): void {
  for (const stage of stages) stage.pass(context, stage.unneeded(context) ?? outcome);
}
