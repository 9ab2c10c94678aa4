import type { StepId } from "#protocol/step-id.ts";
import type { HostCommand } from "../host/host-commands.ts";
import { explainFailure } from "./explain-failure.ts";
import type { JobContext } from "./job-context.ts";

/** Why a step need not run: it is not for this recipe, or its product is there already. */
export type Unneeded = "skipped" | "reused";

/**
 * One named unit of a pipeline.
 *
 * `commands` are the host commands that it calls, so that `inspect` can say before a build what is missing.
 * `unneeded` is asked before the scopes around the step are opened. `run` answers "reused" where it found its
 * product in the cache; it is a property, not a method: methods are bivariant and would lose the check that
 * a step stands inside the scopes it needs.
 */
export type Step<Context extends JobContext> = {
  readonly id: StepId;
  readonly title: string;
  readonly commands: readonly HostCommand[];
  readonly unneeded?: (context: JobContext) => Unneeded | null;
  readonly run: (context: Context) => Promise<"reused" | undefined> | Promise<void>;
};

/** A step as it runs within a pipeline: alone, or several of them inside a scope. */
export type Stage<Context extends JobContext> = {
  readonly stepIds: readonly StepId[];
  /** The host commands that this recipe's steps will call. */
  readonly commandsFor: (context: JobContext | null) => readonly HostCommand[];
  /** Null: it has to run. */
  readonly unneeded: (context: JobContext) => Unneeded | null;
  /** Of a stage that has to run, the step that it begins with. */
  readonly firstStep: (context: JobContext) => StepId | null;
  /** Reports every step of the stage as finished with one outcome, without running it. */
  readonly pass: (context: JobContext, outcome: Unneeded) => void;
  readonly perform: (context: Context) => Promise<void>;
};

export function defineStep<Context extends JobContext = JobContext>(step: Step<Context>): Stage<Context> {
  const unneeded = (context: JobContext) => step.unneeded?.(context) ?? null;
  return {
    stepIds: [step.id],
    commandsFor: (context) => (context !== null && unneeded(context) === "skipped" ? [] : step.commands),
    unneeded,
    firstStep: () => step.id,
    pass: ({ report }, outcome) => report.stepFinished(step.id, outcome, 0),
    perform: async (context) => {
      const { report, signal } = context;
      signal.throwIfAborted();
      const startedAt = performance.now();
      const elapsedMs = () => Math.round(performance.now() - startedAt);
      report.stepStarted(step.id);
      try {
        const outcome = await step.run(context);
        report.stepFinished(step.id, outcome ?? "succeeded", elapsedMs());
      } catch (cause) {
        const failure = await explainFailure(cause, context, step.id);
        report.stepFinished(step.id, failure.code === "CANCELLED" ? "cancelled" : "failed", elapsedMs());
        throw failure;
      }
    },
  };
}
