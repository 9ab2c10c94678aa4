import { existsSync, lstatSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import { openJournal } from "../engine/journal.ts";
import { openLedger, outstandingResources } from "../engine/ledger.ts";
import { releaseResource } from "../engine/release-resource.ts";
import type { Resource } from "../engine/resource.ts";
import { createLinuxHost } from "../host/linux-host.ts";
import { identifyProcess } from "../host/processes.ts";
import type { StateFolder } from "../state-folder.ts";
import { waitUntil } from "../wait-until.ts";
import { isJournalEnded, mendLastLine } from "./journal-end.ts";
import { isRunning } from "./runner-process.ts";

/** The longest that another process may take to release all: each daemon has its grace time. */
const LOCK_MS = 180_000;

/** What was released of a dead job, and what would not go. */
export type DeadJob = {
  readonly jobId: string;
  readonly released: readonly Resource[];
  readonly failed: readonly { readonly resource: Resource; readonly message: string }[];
};

/**
 * Does for a job whose runner was killed what the runner would have done: ends its processes, releases what the ledger
 * says it holds, writes the last event. Waits for another process that is at it. Null: there was nothing (left) to do.
 */
export async function endDeadJob(jobId: string, state: StateFolder): Promise<DeadJob | null> {
  const job = state.job(jobId);
  if (isRunning(job)) return null;
  const isEnded = isJournalEnded(job.journal);
  if (isEnded && outstandingResources(job.ledger).length === 0) return null;
  await waitUntil(async () => takeLock(job.endingLock), { deadlineMs: LOCK_MS, what: `another process to end job ${jobId}` });
  try {
    if (isJournalEnded(job.journal) && outstandingResources(job.ledger).length === 0) return null;
    const dead = await releaseAll(jobId, state);
    if (!isJournalEnded(job.journal)) writeLastEvent(job.journal, existsSync(job.cancelRequest));
    return dead;
  } finally {
    rmSync(job.endingLock, { force: true });
  }
}

async function releaseAll(jobId: string, state: StateFolder): Promise<DeadJob> {
  const { ledger } = state.job(jobId);
  const host = createLinuxHost({ jobId, log: () => {}, signal: AbortSignal.timeout(120_000) });
  const released: Resource[] = [];
  const failed: { resource: Resource; message: string }[] = [];
  const log = openLedger(ledger);
  await host.endProcesses({ jobId });
  for (const { entry, resource } of outstandingResources(ledger)) {
    try {
      await releaseResource(resource, host);
      log.released(entry);
      released.push(resource);
    } catch (cause) {
      failed.push({ resource, message: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  return { jobId, released, failed };
}

function writeLastEvent(path: string, isCancelled: boolean): void {
  mendLastLine(path);
  const journal = openJournal({ path, secrets: [], now: () => new Date() });
  const error = isCancelled
    ? new AgentError("CANCELLED", "The job was cancelled.")
    : new AgentError("AGENT_KILLED", "The job's process was killed; what it held has been released.");
  journal.append({ type: "job.finished", outcome: isCancelled ? "cancelled" : "failed", error: error.toFailure() });
  journal.close();
}

/**
 * False: a living process holds the lock; that of a dead one is taken over. The lock is a symbolic link whose target
 * names its holder: made in one step with its content, and without needing a free block.
 */
function takeLock(path: string): boolean {
  const own = identifyProcess(process.pid);
  try {
    symlinkSync(`${own?.pid} ${own?.startTicks}`, path);
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
    if (!isHolderAlive(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHolderAlive(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  const [pid = "", startTicks = ""] = readlinkSync(path).split(" ");
  return identifyProcess(Number(pid))?.startTicks === startTicks;
}
