import type { ScopeId } from "#protocol/step-id.ts";
import type { HostCommand } from "../host/host-commands.ts";
import { explainFailure } from "./explain-failure.ts";
import { commonOutcome, firstStepOf } from "./foresee-stages.ts";
import { type Holder, holdResources } from "./held-resources.ts";
import type { JobContext } from "./job-context.ts";
import { passStages, performStages } from "./perform-stages.ts";
import type { Stage, Unneeded } from "./step.ts";

/**
 * A resource whose release is guaranteed. `open` takes what it needs through the holder and returns what the
 * steps inside get; whatever it had taken when it threw is released too.
 */
export type Scope<Needs extends JobContext, Gives extends object> = {
  readonly id: ScopeId;
  readonly commands: readonly HostCommand[];
  readonly unneeded?: (context: JobContext) => Unneeded | null;
  readonly open: (context: Needs, holder: Holder) => Promise<Gives>;
};

export function defineScope<Needs extends JobContext, Gives extends object>(scope: Scope<Needs, Gives>): Scope<Needs, Gives> {
  return scope;
}

/**
 * Steps inside a scope: indentation is lifetime. The scope is opened only where a step inside has to run.
 * A failure inside is never masked by one of the release; where only the release fails, the job fails with it:
 * a disk that could not be detached must not become an image (proven: e2fsck reads stale data there).
 */
export function within<Needs extends JobContext, Gives extends object>(
  scope: Scope<Needs, Gives>,
  stages: readonly Stage<NoInfer<Needs & Gives>>[],
): Stage<Needs> {
  const unneeded = (context: JobContext) => scope.unneeded?.(context) ?? commonOutcome(stages, context);
  return {
    stepIds: stages.flatMap((stage) => stage.stepIds),
    commandsFor: (context) =>
      context !== null && unneeded(context) === "skipped"
        ? []
        : [...scope.commands, ...stages.flatMap((stage) => stage.commandsFor(context))],
    unneeded,
    firstStep: (context) => firstStepOf(stages, context),
    pass: (context, outcome) => passStages(stages, context, outcome),
    perform: async (context) => {
      context.signal.throwIfAborted();
      const held = holdResources(context);
      try {
        const gives = await openScope(scope, context, held.holder);
        await performStages(stages, { ...context, ...gives });
      } catch (failure) {
        await held.releaseAfterFailure(scope.id, failure);
        throw failure;
      }
      await held.release(scope.id);
    },
  };
}

async function openScope<Needs extends JobContext, Gives extends object>(
  scope: Scope<Needs, Gives>,
  context: Needs,
  holder: Holder,
): Promise<Gives> {
  try {
    const gives = await scope.open(context, holder);
    context.report.event({ type: "scope.opened", scope: scope.id });
    return gives;
  } catch (cause) {
    throw await explainFailure(cause, context, `open ${scope.id}`);
  }
}
