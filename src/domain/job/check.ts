import type { JobEvent } from "#protocol/job-event.ts";

/** One check as its job reported it. `subject` is null where the check is made of one thing alone. */
export type Check = Omit<Extract<JobEvent, { type: "check.finished" }>, "v" | "at" | "type">;
