import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import type { Cloud } from "#protocol/cloud-target.ts";
import { type JobRequest, jobRequestSchema } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import { openJournal } from "../engine/journal.ts";
import { openLedger } from "../engine/ledger.ts";
import type { Pipeline } from "../engine/pipeline.ts";
import { createReport } from "../engine/report.ts";
import { runPipeline } from "../engine/run-pipeline.ts";
import {
  continuedBuild,
  failedMachine,
  liveJobs,
  openCloud,
  publicationChanges,
  publishRequest,
  serverOrder,
  verifiedImage,
} from "../findings.ts";
import { enterJobNetwork, type NetworkView, proxyVariables, trustAuthorities } from "../host/job-network.ts";
import { createLinuxHost } from "../host/linux-host.ts";
import { pipelineFor } from "../pipelines/pipelines.ts";
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
  const secret = readFileSync(process.stdin.fd, "utf8");
  const journal = openJournal({ path: job.journal, secrets: secret === "" ? [] : [secret], now: () => new Date() });
  const pipeline = pipelineFor(request);
  const context = createContext(pipeline, request, state, journal, cancellation.signal);
  noteRequest(request, secret, context.job);
  const network = networkOf(request);
  await enterJobNetwork(network, job.path, context.host);
  trustAuthorities(network?.caCertificate ?? null, cloudOf(request)?.caCertificate ?? null);
  await runPipeline(pipeline, context);
  journal.close();
};

/** What a kind of job asks besides its recipe, for the steps that do it. */
function noteRequest(request: JobRequest, secret: string, job: object): void {
  const cloud = cloudOf(request);
  if (cloud !== null) openCloud.note(job, { cloud, secret });
  if ("liveJobIds" in request) liveJobs.note(job, request.liveJobIds);
  if (request.kind === "verify") verifiedImage.note(job, request.image);
  if (request.kind === "publish") publishRequest.note(job, request);
  if (request.kind === "change-publications") publicationChanges.note(job, request.changes);
  if (request.kind === "build") noteBuild(request, job);
}

function noteBuild({ machine, keepFailed, continues }: Extract<JobRequest, { kind: "build" }>, job: object): void {
  if (continues !== null) continuedBuild.note(job, continues);
  if (keepFailed !== null) failedMachine.note(job, keepFailed);
  if (machine?.kind !== "server-instance") return;
  serverOrder.note(job, machine.server);
  liveJobs.note(job, machine.liveJobIds);
}

/** The cloud that a job works in; null: it needs none. */
function cloudOf(request: JobRequest): Cloud | null {
  if ("cloud" in request) return request.cloud;
  return request.kind === "build" && request.machine?.kind === "server-instance" ? request.machine.cloud : null;
}

/** What is done in a cloud alone reaches it as it says itself; everything else is reached as the profile's build face says. */
function networkOf(request: JobRequest): NetworkView | null {
  if ("cloud" in request) return { nameservers: [], caCertificate: request.cloud.caCertificate, httpProxy: null };
  return request.recipe.mirrors.build;
}

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
      variables: proxyVariables(networkOf(request)?.httpProxy ?? null),
    }),
    report,
    ledger: openLedger(state.job(request.jobId).ledger),
    signal,
  };
  return { ...context, commands: pipeline.commandsFor(context) };
}
