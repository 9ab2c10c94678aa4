import { z } from "zod";
import { stepOutcomeSchema } from "#protocol/job-event.ts";

export const JOB_STATES = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export const jobStateSchema = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobStateSchema>;

export const stepStateSchema = z.enum(["pending", "running", ...stepOutcomeSchema.options]);
export type StepState = z.infer<typeof stepStateSchema>;

const FINISHED: ReadonlySet<JobState> = new Set<JobState>(["succeeded", "failed", "cancelled"]);

export function isFinished(state: JobState): boolean {
  return FINISHED.has(state);
}
