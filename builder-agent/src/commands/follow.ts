import { once } from "node:events";
import { type FSWatcher, watch } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { endDeadJob } from "../jobs/end-dead-job.ts";
import { isJournalEnded } from "../jobs/journal-end.ts";
import { isRunning } from "../jobs/runner-process.ts";
import type { Command } from "./command.ts";

/** How often the runner's life is looked at while the journal says nothing: a death writes no event. */
const LOOK_MS = 1000;
const CHUNK_BYTES = 262_144;

/** Streams a journal's bytes from an offset as they are appended, up to and with the job's last event. */
export const follow: Command = async ({ state, jobId, from }) => {
  const job = state.job(jobId);
  let offset = parseOffset(from);
  const journal = await open(job.journal, "r").catch((cause: unknown) => {
    throw new AgentError("AGENT_JOURNAL_LOST", `There is no job ${jobId} on this builder.`, { subject: jobId }, { cause });
  });
  const watcher = watch(job.journal);
  try {
    for (;;) {
      const change = nextChange(watcher);
      offset = await copyFrom(journal, offset);
      if (isJournalEnded(job.journal) && (await journal.stat()).size <= offset) return;
      if (!isRunning(job)) await endDeadJob(jobId, state);
      await change;
    }
  } finally {
    watcher.close();
    await journal.close();
  }
};

function parseOffset(from: string): number {
  const offset = Number(from);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new AgentError("RECIPE_REJECTED", `"${from}" is no byte offset.`, { subject: "from" });
  return offset;
}

/**
 * Writes the whole lines that there are from the offset on, at the reader's pace; returns the offset after them. Half a line is
 * kept back: a kill may have torn it, and then it is cut off (`mendLastLine`).
 */
async function copyFrom(journal: FileHandle, from: number): Promise<number> {
  let offset = from;
  for (;;) {
    const { bytesRead, buffer } = await journal.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, offset);
    const wholeBytes = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    if (wholeBytes === 0) return offset;
    if (!process.stdout.write(buffer.subarray(0, wholeBytes))) await once(process.stdout, "drain");
    offset += wholeBytes;
  }
}

/** Listens from before the journal is read, so that nothing appended meanwhile is missed. */
async function nextChange(watcher: FSWatcher): Promise<void> {
  await once(watcher, "change", { signal: AbortSignal.timeout(LOOK_MS) }).catch(() => {});
}
