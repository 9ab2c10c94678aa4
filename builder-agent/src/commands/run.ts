import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import { type JobRequest, jobRequestSchema } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import { openJournal } from "../engine/journal.ts";
import { openLedger } from "../engine/ledger.ts";
import type { Pipeline } from "../engine/pipeline.ts";
import { createReport } from "../engine/report.ts";
import { runPipeline } from "../engine/run-pipeline.ts";
import { verifiedImage } from "../findings.ts";
import { enterJobNetwork, proxyVariables } from "../host/job-network.ts";
import { createLinuxHost } from "../host/linux-host.ts";
import { PIPELINES } from "../pipelines/pipelines.ts";
import type { StateFolder } from "../state-folder.ts";
import type { Command } from "./command.ts";

/** The runner: does the job, in the session and mount namespace that `start` made for it. SIGTERM cancels. */
export const run: Command = async ({ state, jobId }) => {
  const cancellation = new AbortController();
  const cancel = () => cancellation.abort(new AgentError("CANCELLED", "The job was cancelled."));
  process.on("SIGTERM", cancel);
  process.on("SIGINT", cancel);
  const job = state.job(jobId);
  // A cancel that came before the handler stood.
  if (existsSync(job.cancelRequest)) cancel();
  const request = jobRequestSchema.parse(JSON.parse(readFileSync(job.request, "utf8")));
  const journal = openJournal({ path: job.journal, secrets: [], now: () => new Date() });
  const pipeline = PIPELINES[request.kind];
  if (pipeline === undefined) throw new AgentError("RECIPE_UNSUPPORTED", `This agent does no "${request.kind}".`);
  const context = createContext(pipeline, request, state, journal, cancellation.signal);
  await enterJobNetwork(request.recipe.mirrors.build, job.path, context.host);
  await runPipeline(pipeline, context);
  journal.close();
};

function createContext(
  pipeline: Pipeline,
  request: JobRequest,
  state: StateFolder,
  journal: ReturnType<typeof openJournal>,
  signal: AbortSignal,
): JobContext {
  for (const folder of [state.workspaces, state.bases, state.sealed]) mkdirSync(folder, { recursive: true, mode: 0o755 });
  const report = createReport(journal);
  const context: JobContext = {
    job: {},
    jobId: request.jobId,
    recipe: request.recipe,
    recipeHash: request.recipeHash,
    isReuseAllowed: request.isReuseAllowed,
    state,
    commands: [],
    host: createLinuxHost({
      jobId: request.jobId,
      log: report.log,
      signal,
      variables: proxyVariables(request.recipe.mirrors.build),
    }),
    report,
    ledger: openLedger(state.job(request.jobId).ledger),
    signal,
  };
  if (request.kind === "verify") verifiedImage.note(context.job, request.image);
  return { ...context, commands: pipeline.commandsFor(context) };
}
