import type { JobEventBody, StepOutcome } from "#protocol/job-event.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { Journal } from "./journal.ts";

type ProgressUnit = Extract<JobEventBody, { type: "step.progress" }>["unit"];
export type LogStream = Extract<JobEventBody, { type: "log" }>["stream"];

type CheckEvent = Extract<JobEventBody, { type: "check.finished" }>;
/** One check's answer; `subject` is for a check that is made of several things. */
export type CheckAnswer = Pick<CheckEvent, "id" | "lesson" | "phase" | "outcome" | "evidence"> & { readonly subject?: string };

/** How steps and scopes speak to the outside. Lines and progress belong to the step that is running. */
export type Report = {
  readonly event: (body: JobEventBody) => void;
  readonly log: (stream: LogStream, line: string) => void;
  /** `code` is a word in capitals that the dashboard may know; `message` one English sentence. */
  readonly warning: (code: string, message: string) => void;
  readonly check: (answer: CheckAnswer) => void;
  /** `subject`: which of several things at once; each has its own place in the progress. */
  readonly progress: (done: number, total: number | null, unit: ProgressUnit, subject?: string) => void;
  readonly stepStarted: (step: StepId) => void;
  readonly stepFinished: (step: StepId, outcome: StepOutcome, durationMs: number) => void;
};

/** Twice a second is what a progress bar can show; more would only make journals long. */
const PROGRESS_INTERVAL_MS = 500;

export function createReport(journal: Journal): Report {
  let step: StepId | null = null;
  const lastProgressAt = new Map<string | undefined, number>();
  return {
    event: (body) => journal.append(body),
    log: (stream, line) => journal.append({ type: "log", step, stream, line }),
    warning: (code, message) => journal.append({ type: "warning", code, message, step }),
    check: (answer) => journal.append({ type: "check.finished", ...answer, subject: answer.subject ?? null }),
    progress: (done, total, unit, subject) => {
      const now = performance.now();
      if (step === null || now - (lastProgressAt.get(subject) ?? Number.NEGATIVE_INFINITY) < PROGRESS_INTERVAL_MS) return;
      lastProgressAt.set(subject, now);
      journal.append({ type: "step.progress", step, done, total, unit, ...(subject === undefined ? {} : { subject }) });
    },
    stepStarted: (started) => {
      step = started;
      lastProgressAt.clear();
      journal.append({ type: "step.started", step: started });
      journal.sync();
    },
    stepFinished: (finished, outcome, durationMs) => {
      journal.append({ type: "step.finished", step: finished, outcome, durationMs });
      journal.sync();
      step = null;
    },
  };
}
