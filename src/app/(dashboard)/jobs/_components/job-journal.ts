import { type JobView, reduceJob, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import type { StepId } from "#protocol/step-id.ts";

/** A line as the log shows it. `step` entries are the heads under which a step's lines stand. */
export type LogEntry =
  | { readonly kind: "step"; readonly step: StepId; readonly at: string }
  | {
      readonly kind: "line";
      readonly step: StepId | null;
      readonly stream: "stdout" | "stderr" | "agent" | "warning";
      readonly text: string;
      readonly at: string;
    };

/** A file that the job wrote into the image: `before` is what was there, null where nothing was. */
export type WrittenFile = Omit<Extract<JobEvent, { type: "file.written" }>, "v" | "at" | "type">;

export type JournalSnapshot = {
  readonly job: JobView;
  readonly files: readonly WrittenFile[];
  /** Grows in place: of a million lines none is ever copied. `count` says how many belong to this snapshot. */
  readonly entries: readonly LogEntry[];
  readonly count: number;
};

/** A stretch of the journal: `offset` is its first byte, `end` the one after its last. */
export type JournalBatch = { readonly events: readonly JobEvent[]; readonly offset: number; readonly end: number };

const EMPTY: JournalSnapshot = { job: UNSTARTED_JOB, files: [], entries: [], count: 0 };

/**
 * A job's journal as the browser holds it: folded by the same reducer as the dispatcher's, plus the log.
 * It knows the byte that it has come to. A batch that begins before it means that the stream was begun anew, so it starts over.
 */
export function createJobJournal() {
  const listeners = new Set<() => void>();
  let snapshot = EMPTY;
  let entries: LogEntry[] = [];
  let position = 0;
  let isAnnounced = false;

  const announce = () => {
    isAnnounced = false;
    for (const listener of listeners) listener();
  };

  return {
    read: () => snapshot,
    readOnServer: () => EMPTY,
    position: () => position,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    push(batch: JournalBatch) {
      if (batch.offset < position) {
        entries = [];
        snapshot = EMPTY;
      }
      position = batch.end;
      let { job, files } = snapshot;
      for (const event of batch.events) {
        job = reduceJob(job, event);
        if (event.type === "file.written") files = [...files, event];
        const entry = entryOf(event);
        if (entry !== null) entries.push(entry);
      }
      const isFirst = snapshot === EMPTY;
      snapshot = { job, files, entries, count: entries.length };
      // The first lines are drawn before the next batch is even read.
      if (isFirst) return announce();
      // Two thousand lines a second are drawn once a frame, not once a batch.
      if (isAnnounced) return;
      isAnnounced = true;
      schedule(announce);
    },
  };
}

function schedule(task: () => void): void {
  // A hidden tab gets no frames, but its title has to tell the state.
  if (typeof requestAnimationFrame === "undefined" || document.hidden) setTimeout(task, 0);
  else requestAnimationFrame(task);
}

function entryOf(event: JobEvent): LogEntry | null {
  switch (event.type) {
    case "step.started":
      return { kind: "step", step: event.step, at: event.at };
    case "log":
      return { kind: "line", step: event.step, stream: event.stream, text: event.line, at: event.at };
    case "warning":
      return { kind: "line", step: event.step, stream: "warning", text: event.message, at: event.at };
    default:
      return null;
  }
}
