import type { AgentFailure } from "#protocol/agent-error.ts";
import type { JobEvent, JobOutcome, SealedFile } from "#protocol/job-event.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { Check } from "./check.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { StepState } from "./job.ts";

export type StepProgress = {
  readonly done: number;
  readonly total: number | null;
  readonly unit: "bytes" | "packages" | "images" | "percent" | "seconds";
  /** What is done at once, each with its own count; `done` and `total` are their sums. */
  readonly parts?: readonly ProgressPart[];
};
type ProgressPart = { readonly subject: string; readonly done: number; readonly total: number | null };

/** One step as its events tell. Instants are ISO 8601 of the host's clock. */
export type StepView = {
  readonly id: StepId;
  readonly state: StepState;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
  readonly progress: StepProgress | null;
};

export type JobInputs = Extract<JobEvent, { type: "inputs.resolved" }>["inputs"];

/** What a journal says of its job, but for the log lines. */
export type JobView = {
  readonly agentVersion: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly outcome: JobOutcome | null;
  readonly error: AgentFailure | null;
  readonly steps: readonly StepView[];
  readonly inputs: JobInputs;
  readonly checks: readonly Check[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly step: StepId | null }[];
  readonly image: { readonly file: SealedFile; readonly virtualSizeBytes: number; readonly sha512: string } | null;
  readonly inventory: {
    readonly file: SealedFile;
    readonly packageCount: number;
    readonly fileCount: number;
    readonly contentBytes: number;
  } | null;
  /** What the job did to what stands in a cloud, in its order, each with its last state. */
  readonly publications: readonly PublicationFact[];
  /** The machine of a failed step while it waits for somebody to look at it. */
  readonly keptMachine: KeptMachine | null;
  /** Where another build may go on from what this one did before it failed. */
  readonly checkpoint: Checkpoint | null;
};

/** How to get into a machine that waits, and until when; an ISO 8601 instant. */
export type KeptMachine = Omit<Extract<JobEvent, { type: "machine.kept" }>, "v" | "at" | "type">;

/** What an event said of one image of a cloud. */
export type PublicationFact = Pick<Extract<JobEvent, { type: "publication.changed" }>, "glanceId" | "state" | "osHashValue">;

export const UNSTARTED_JOB: JobView = {
  agentVersion: null,
  startedAt: null,
  finishedAt: null,
  outcome: null,
  error: null,
  steps: [],
  inputs: {},
  checks: [],
  warnings: [],
  image: null,
  inventory: null,
  publications: [],
  keptMachine: null,
  checkpoint: null,
};

type Reducers = { readonly [Type in JobEvent["type"]]: (job: JobView, event: Extract<JobEvent, { type: Type }>) => JobView };

const REDUCERS: Reducers = {
  "job.started": (job, event) => ({
    ...job,
    agentVersion: event.agentVersion,
    startedAt: event.at,
    steps: event.plan.map((id) => ({ id, state: "pending", startedAt: null, durationMs: null, progress: null })),
  }),
  "inputs.resolved": (job, { inputs }) => ({
    ...job,
    inputs: {
      ...job.inputs,
      ...inputs,
      packages: [...(job.inputs.packages ?? []), ...(inputs.packages ?? [])],
      containerImages: [...(job.inputs.containerImages ?? []), ...(inputs.containerImages ?? [])],
    },
  }),
  "step.started": (job, event) => changeStep(job, event.step, { state: "running", startedAt: event.at }),
  "step.progress": (job, event) =>
    changeStep(job, event.step, { progress: addProgress(job.steps.find(({ id }) => id === event.step)?.progress, event) }),
  "step.finished": (job, event) => changeStep(job, event.step, { state: event.outcome, durationMs: event.durationMs }),
  warning: (job, { code, message, step }) => ({ ...job, warnings: [...job.warnings, { code, message, step }] }),
  log: (job) => job,
  "scope.opened": (job) => job,
  "scope.closed": (job) => job,
  "check.finished": (job, { id, lesson, phase, subject, outcome, evidence }) => ({
    ...job,
    checks: [...job.checks, { id, lesson, phase, subject, outcome, evidence }],
  }),
  "file.written": (job) => job,
  "inventory.ready": (job, { file, packageCount, fileCount, contentBytes }) => ({
    ...job,
    inventory: { file, packageCount, fileCount, contentBytes },
  }),
  "image.ready": (job, { file, virtualSizeBytes, sha512 }) => ({ ...job, image: { file, virtualSizeBytes, sha512 } }),
  "publication.changed": (job, { glanceId, state, osHashValue }) => ({
    ...job,
    publications: [...job.publications.filter((fact) => fact.glanceId !== glanceId), { glanceId, state, osHashValue }],
  }),
  "machine.kept": (job, { address, port, user, until }) => ({ ...job, keptMachine: { address, port, user, until } }),
  "checkpoint.kept": (job, { nextStep, until }) => ({ ...job, checkpoint: { nextStep, until } }),
  "job.finished": (job, event) => ({
    ...job,
    keptMachine: null,
    outcome: event.outcome,
    error: event.error,
    finishedAt: event.at,
    steps: job.steps.map((step) => (step.state === "running" ? { ...step, state: event.outcome } : step)),
  }),
};

/**
 * Folds one event into what is known of a job. Pure and total: the dispatcher folds a journal into rows with it,
 * the browser the same bytes into the page.
 */
export function reduceJob<Type extends JobEvent["type"]>(job: JobView, event: Extract<JobEvent, { type: Type }>): JobView {
  const reduce: (job: JobView, event: Extract<JobEvent, { type: Type }>) => JobView = REDUCERS[event.type as Type];
  return reduce(job, event);
}

function changeStep(job: JobView, id: StepId, change: Partial<StepView>): JobView {
  return { ...job, steps: job.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) };
}

function addProgress(
  known: StepProgress | null | undefined,
  { done, total, unit, subject }: Extract<JobEvent, { type: "step.progress" }>,
): StepProgress {
  if (subject === undefined) return { done, total, unit };
  const part = { subject, done, total };
  const others = known?.parts ?? [];
  const isKnown = others.some((other) => other.subject === subject);
  const parts = isKnown ? others.map((other) => (other.subject === subject ? part : other)) : [...others, part];
  const totals = parts.map((each) => each.total);
  return {
    done: parts.reduce((sum, each) => sum + each.done, 0),
    total: totals.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0),
    unit,
    parts,
  };
}
