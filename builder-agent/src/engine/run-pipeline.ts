import type { JobEventBody } from "#protocol/job-event.ts";
import { AGENT_VERSION } from "../agent-version.ts";
import { explainFailure } from "./explain-failure.ts";
import type { JobContext } from "./job-context.ts";
import type { Pipeline } from "./pipeline.ts";

export type JobFinished = Extract<JobEventBody, { type: "job.finished" }>;

/** Runs a job to its end and never throws: whatever happened is the terminal event, written as the journal's last line. */
export async function runPipeline(pipeline: Pipeline, context: JobContext): Promise<JobFinished> {
  const { report, recipeHash } = context;
  report.event({ type: "job.started", recipeHash, agentVersion: AGENT_VERSION, plan: [...pipeline.plan] });
  const finished = await performToEnd(pipeline, context);
  report.event(finished);
  return finished;
}

async function performToEnd(pipeline: Pipeline, context: JobContext): Promise<JobFinished> {
  try {
    await pipeline.perform(context);
    return { type: "job.finished", outcome: "succeeded", error: null };
  } catch (cause) {
    const failure = await explainFailure(cause, context);
    const outcome = failure.code === "CANCELLED" ? "cancelled" : "failed";
    return { type: "job.finished", outcome, error: failure.toFailure() };
  }
}
