import { existsSync, readdirSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { CHECKPOINT_MS } from "../checkpoints/checkpoint.ts";
import type { StateFolder } from "../state-folder.ts";
import { CACHE_NOTE } from "../steps/base-cache.ts";
import { type DeadJob, endDeadJob } from "./end-dead-job.ts";
import { isRunning } from "./runner-process.ts";

export type Garbage = { readonly deadJobs: readonly DeadJob[]; readonly removedFolders: readonly string[] };

const HOUR_MS = 3_600_000;
/** A finished image waits for verify and publish, which then need not send it back. */
const SEALED_MS = 24 * HOUR_MS;
/** A base counts from its last use. An interrupted download may be resumed as long. */
const BASE_MS = 30 * 24 * HOUR_MS;
/** A job's journal is with the dashboard long before. */
const JOB_MS = 30 * 24 * HOUR_MS;

/** Ends what killed jobs left behind and removes what is too old. `exceptJobId` is a job that is just being started. */
export async function collectGarbage(state: StateFolder, exceptJobId?: string): Promise<Garbage> {
  const deadJobs: DeadJob[] = [];
  for (const jobId of namesIn(state.jobs)) {
    if (jobId === exceptJobId) continue;
    const dead = await endDeadJob(jobId, state);
    if (dead !== null) deadJobs.push(dead);
  }
  const old = [
    ...olderThan(state.sealed, SEALED_MS),
    ...olderThan(state.checkpoints, CHECKPOINT_MS),
    ...olderThan(state.bases, BASE_MS),
    ...olderThan(state.jobs, JOB_MS).filter((path) => !isRunning(state.job(path.split("/").at(-1) ?? ""))),
    ...namesIn(state.workspaces)
      .filter((jobId) => jobId !== exceptJobId && isAbandoned(jobId, state))
      .map((jobId) => state.workspace(jobId)),
  ];
  for (const path of old) await rm(path, { recursive: true, force: true });
  return { deadJobs, removedFolders: old };
}

/** A workspace whose ledger is clear but that is still there belonged to a job whose folder is gone. */
function isAbandoned(jobId: string, state: StateFolder): boolean {
  return !existsSync(state.job(jobId).path);
}

function olderThan(folder: string, ageMs: number): string[] {
  return namesIn(folder)
    .map((name) => join(folder, name))
    .filter((path) => Date.now() - lastUsedMs(path) > ageMs);
}

function lastUsedMs(path: string): number {
  const note = statSync(join(path, CACHE_NOTE), { throwIfNoEntry: false });
  return Math.max(note?.mtimeMs ?? 0, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
