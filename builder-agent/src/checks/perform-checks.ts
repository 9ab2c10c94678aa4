import { AgentError } from "#protocol/agent-error.ts";
import type { VerifyPhase } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import { type Check, failed, skipped, type Verdict } from "./check.ts";

/** What asking needs of a job, beside what each check needs. */
type Asking = Pick<JobContext, "recipe" | "report" | "signal">;

/** Asks all checks of a list that the recipe calls for, in order, and reports every answer. */
export async function performChecks<Ground extends Asking>(
  checks: readonly Check<Ground>[],
  phase: VerifyPhase,
  ground: Ground,
): Promise<void> {
  const causes = new Map<string, string>();
  for (const check of checks) {
    if (check.applies?.(ground.recipe) === false) continue;
    const cause = check.needs === undefined ? undefined : causes.get(check.needs);
    const verdict = cause === undefined ? await ask(check, ground) : skipped(`not asked: ${cause} failed`);
    if (verdict.outcome === "failed") causes.set(check.id, check.id);
    else if (cause !== undefined) causes.set(check.id, cause);
    ground.report.check({ id: check.id, lesson: check.lesson, phase, ...verdict });
  }
}

async function ask<Ground extends Asking>(check: Check<Ground>, ground: Ground): Promise<Verdict> {
  ground.signal.throwIfAborted();
  try {
    return await check.run(ground);
  } catch (cause) {
    ground.signal.throwIfAborted();
    // A builder with a full disk or without a command says nothing about the image.
    if (!(cause instanceof AgentError) || cause.blame === "host") throw cause;
    return failed(`${cause.message} ${cause.detail.stderrTail ?? ""}`.trim().slice(0, 2_000));
  }
}
