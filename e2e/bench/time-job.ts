import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { JobRequest } from "#protocol/job-request.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";

/** What each part of something took. */
export type Seconds = Readonly<Record<string, number>>;

/** Has the built agent do a job in a state folder; seconds by step, and by scope for its opening and its closing. Throws where it fails. */
export async function timeJob(request: JobRequest & { readonly secret?: string }, state: string): Promise<Seconds> {
  const agent = (args: readonly string[], input = "") =>
    execa(process.execPath, ["dist/agent/agent.mjs", ...args, "--state", state], { input, stdout: "ignore", stderr: "inherit" });
  await agent(["start"], JSON.stringify(request));
  await agent(["follow", "--job", request.jobId, "--from", "0"]);

  const seconds: Record<string, number> = {};
  let last = 0;
  for (const { event } of createNdjsonDecoder().push(readFileSync(join(state, "jobs", request.jobId, "events.ndjson")))) {
    if (event.type === "step.finished") seconds[event.step] = round(event.durationMs / 1_000);
    // A scope opens between two events that are not log lines: the time since the last of them is what it took.
    if (event.type === "scope.opened") seconds[`${event.scope} (open)`] = round((Date.parse(event.at) - last) / 1_000);
    if (event.type === "scope.closed") seconds[`${event.scope} (close)`] = round(event.durationMs / 1_000);
    if (event.type !== "log") last = Date.parse(event.at);
    if (event.type === "job.finished" && event.outcome !== "succeeded")
      throw new Error(`The job ended: ${JSON.stringify(event.error)}`);
  }
  return seconds;
}

export function total(seconds: Seconds): number {
  return round(Object.values(seconds).reduce((sum, value) => sum + value, 0));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
