import { existsSync, writeFileSync } from "node:fs";
import { isAlive } from "../host/processes.ts";
import { readRunner } from "../jobs/runner-process.ts";
import { answer, type Command } from "./command.ts";

/** Asks a job to end. Answers at once: the journal says when it has. A job that is unknown or over was not running. */
export const cancel: Command = async ({ state, jobId }) => {
  const job = state.job(jobId);
  const runner = existsSync(job.path) ? readRunner(job) : null;
  // Also for a runner that has no handler yet, and for whoever finds its remains.
  if (existsSync(job.path)) writeFileSync(job.cancelRequest, "");
  const wasRunning = runner !== null && isAlive(runner);
  if (wasRunning) process.kill(runner.pid, "SIGTERM");
  answer({ v: 1, jobId, wasRunning });
};
