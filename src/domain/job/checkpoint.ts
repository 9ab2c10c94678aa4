import type { JobEvent } from "#protocol/job-event.ts";

/** What a failed build left on its host: its disk as it stood before `nextStep`, until an ISO 8601 instant. */
export type Checkpoint = Pick<Extract<JobEvent, { type: "checkpoint.kept" }>, "nextStep" | "until">;

/** Whether its time is not over yet. The host's clock decides in the end: what is gone there is done anew. */
export function isStillKept({ until }: Checkpoint, now: Date): boolean {
  return Date.parse(until) > now.getTime();
}
