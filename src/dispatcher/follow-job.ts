import type { KeyObject } from "node:crypto";
import { rm } from "node:fs/promises";
import { type HostId, imageIdSchema, type JobId } from "#domain/id.ts";
import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";
import { JournalError } from "#protocol/ndjson.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { type Backoff, createBackoff, pause } from "./backoff.ts";
import { readHost } from "./builder-hosts.repo.ts";
import { clearCloudAfter } from "./clear-cloud.ts";
import { FINISHES } from "./finish-job.ts";
import type { HostLink, HostLinks } from "./host-links.ts";
import { isKeyRefused } from "./host-need.ts";
import { type HostStates, isLineFailure } from "./host-state.ts";
import { changeJob, type JobRow, readJob } from "./jobs.repo.ts";
import { type JournalMirror, openJournalMirror } from "./journal-mirror.ts";
import type { Log } from "./log.ts";
import { makeRequest } from "./make-request.ts";
import { saveJournal } from "./save-journal.ts";
import { toAgentError } from "./transport.ts";

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
const OWN_FAULT_PAUSE_MS = 5_000;
/** Every batch is synced to the disk twice, as file and as rows: single lines wait a moment for company. */
const BATCH_BYTES = 16_384;
const BATCH_MS = 50;

export type Following = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly log: Log;
  readonly links: HostLinks;
  readonly states: HostStates;
  /** Opens what the web sealed. */
  readonly privateKey: KeyObject;
};

/** `stop`: the dispatcher ends and the job goes on. `cancel`: somebody asked for the job's end. */
export type FollowSignals = { readonly stop: AbortSignal; readonly cancel: AbortSignal };

type Attempt = Following & {
  readonly job: JobRow;
  readonly hostId: HostId;
  readonly journal: JournalMirror;
  readonly backoff: Backoff;
  readonly onPlaced: (bytes: number) => void;
};

/**
 * Takes a claimed job to its end: starts it, mirrors its journal, brings home what it leaves.
 *
 * Everything in it may be done twice, and it begins with what is on the disk: so a dispatcher that was killed anywhere in here
 * just begins again. While the host does not answer, the job stays `running` and this tries again for ever.
 */
export async function followJob(following: Following, id: JobId, signals: FollowSignals): Promise<void> {
  const { db, dataFolder, log, states } = following;
  const job = readJob(db, id);
  if (job === undefined || job.hostId === null || job.state !== "running") return;
  try {
    const journal = openJournalMirror(dataFolder.journal(id));
    const backoff = createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS);
    const attempt = { ...following, job, hostId: job.hostId, journal, backoff, onPlaced: notePlaced(db, id, backoff) };
    try {
      saveJournal(db, id, journal, null);
      await tryForEver(attempt, signals);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (signals.stop.aborted) return;
    if (isOwnFault(error)) {
      // The job is not to blame for our full disk or locked catalog: the task is begun again from what is on the disk.
      await pause(OWN_FAULT_PAUSE_MS, signals.stop);
      throw error;
    }
    const failure = explain(error);
    log("job.failed", { job: id, code: failure.code, message: failure.message });
    endFailed(db, job, failure);
    await dropCollected(dataFolder, id);
    if (isLineFailure(failure)) states.noteFailure(job.hostId, failure);
    else await endOnHost(following, job.hostId, id, signals.stop);
  }
}

/** Writes down how much of the job's file is on its host. A line that brought more is worth another attempt at once. */
function notePlaced(db: Db, id: JobId, backoff: Backoff): (bytes: number) => void {
  let most = 0;
  return (bytes) => {
    if (bytes <= most) return;
    most = bytes;
    backoff.reset();
    changeJob(db, id, "running", { placedBytes: bytes });
  };
}

function endFailed(db: Db, job: JobRow, error: AgentError): void {
  const failure = error.toFailure();
  writeAtOnce(db, () => {
    const isEnded = changeJob(db, job.id, "running", { state: "failed", failure, finishedAt: new Date() });
    if (isEnded) clearCloudAfter(db, job, failure);
  });
}

/** A failure of this machine, not of the job or its host: Node's and SQLite's codes for what passes. */
function isOwnFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(SQLITE_|ENOSPC|EDQUOT|EIO|EMFILE|ENFILE)/.test(String(error.code));
}

/** Whatever of an image came home goes, where there will be none. */
async function dropCollected(dataFolder: DataFolder, id: JobId): Promise<void> {
  await rm(dataFolder.imageFolder(imageIdSchema.parse(id)), { recursive: true, force: true });
}

/** A job that is over for us must not go on there beside the next. */
async function endOnHost({ links, log }: Following, hostId: HostId, id: JobId, stop: AbortSignal): Promise<void> {
  try {
    const { agent } = await links.reach(hostId, stop);
    await agent.cancel(id, stop);
  } catch (error) {
    log("job.cancel-failed", { job: id, error: String(error) });
  }
}

async function tryForEver(attempt: Attempt, signals: FollowSignals): Promise<void> {
  const { db, job, hostId, states, links, log, backoff } = attempt;
  while (readJob(db, job.id)?.state === "running" && !signals.stop.aborted) {
    const host = readHost(db, hostId);
    if (host === undefined || host.archivedAt !== null)
      throw new AgentError("HOST_UNREACHABLE", "The builder host was archived.");
    if (isKeyRefused(host)) await pause(FIRST_RETRY_MS, signals.stop);
    else
      try {
        await goOn(attempt, signals);
      } catch (error) {
        const failure = explain(error);
        if (signals.stop.aborted || !isLineFailure(failure)) throw error;
        log("job.waits", { job: job.id, code: failure.code, message: failure.message });
        states.noteFailure(hostId, failure);
        links.doubt(hostId);
        await pause(backoff.take(), signals.stop);
      }
  }
}

/** One connection's worth of progress. */
async function goOn(attempt: Attempt, signals: FollowSignals): Promise<void> {
  const { db, dataFolder, job, hostId, journal, links, states } = attempt;
  const link = await links.reach(hostId, signals.stop);
  states.noteAnswer(hostId);
  if (journal.view.outcome === null) return mirrorJournal(link, attempt, signals);
  if (journal.view.outcome !== "succeeded") return;
  const signal = AbortSignal.any([signals.stop, signals.cancel]);
  try {
    await FINISHES[job.kind]({ db, dataFolder, transport: link.transport, signal }, job, journal.view);
  } catch (error) {
    if (signals.stop.aborted || !signals.cancel.aborted) throw explainLostFile(error);
    await dropCollected(dataFolder, job.id);
    endCancelled(db, job);
  }
}

async function mirrorJournal(link: HostLink, attempt: Attempt, signals: FollowSignals): Promise<void> {
  const { db, job, journal, backoff, log } = attempt;
  const { agent } = link;
  const { stop, cancel } = signals;
  // A job that nobody wants any more is not started; whether the host has it all the same, its journal tells.
  if (journal.size === 0 && !cancel.aborted) await startJob(link, attempt, signals);
  const tell = () => {
    agent.cancel(job.id, stop).catch((error: unknown) => log("job.cancel-failed", { job: job.id, error: String(error) }));
  };
  if (cancel.aborted) tell();
  else cancel.addEventListener("abort", tell, { once: true });
  try {
    for await (const bytes of agent.follow(job.id, journal.size, stop)) {
      const saved = journal.view;
      journal.append(bytes);
      saveJournal(db, job.id, journal, saved);
      backoff.reset();
      if (bytes.length < BATCH_BYTES) await pause(BATCH_MS, stop);
    }
  } catch (error) {
    const wasNeverStarted =
      journal.size === 0 && cancel.aborted && error instanceof AgentError && error.code === "AGENT_JOURNAL_LOST";
    if (!wasNeverStarted) throw error;
    endCancelled(db, job);
    return;
  } finally {
    cancel.removeEventListener("abort", tell);
  }
  // The agent says that nothing follows our last byte, and we have no end: the two journals are not the same.
  if (journal.view.outcome === null) throw new AgentError("AGENT_JOURNAL_LOST", "The host's journal ends before ours.");
}

/** What a cancel stops before the host heard of the job is no failure: the host is asked all the same, and knows of nothing. */
async function startJob({ agent, transport }: HostLink, attempt: Attempt, { stop, cancel }: FollowSignals): Promise<void> {
  const { db, dataFolder, job, hostId, privateKey, onPlaced } = attempt;
  const stateFolder = readHost(db, hostId)?.folder ?? "";
  const signal = AbortSignal.any([stop, cancel]);
  const preparation = { db, dataFolder, transport, stateFolder, privateKey, signal, onPlaced };
  const request = await makeRequest(preparation, job).catch((error: unknown) => {
    if (stop.aborted || !cancel.aborted) throw error;
    return null;
  });
  if (request !== null) await agent.start(request, stop);
}

function endCancelled(db: Db, { id }: JobRow): void {
  const failure = new AgentError("CANCELLED", "The job was cancelled.").toFailure();
  changeJob(db, id, "running", { state: "cancelled", failure, finishedAt: new Date() });
}

function explain(error: unknown): AgentError {
  return error instanceof JournalError
    ? new AgentError("AGENT_VERSION_MISMATCH", error.message, {}, { cause: error })
    : toAgentError(error);
}

/** A sealed file that cannot be copied is gone: what the journal promises is lost. */
function explainLostFile(error: unknown): AgentError {
  const failure = toAgentError(error);
  const isLost: boolean = (["COMMAND_FAILED", "AGENT_BUG"] satisfies AgentErrorCode[]).some((code) => code === failure.code);
  return isLost && /No such file|ENOENT/.test(`${failure.message}${failure.detail.stderrTail}`)
    ? new AgentError("AGENT_JOURNAL_LOST", "The finished image is no longer on the host.", failure.detail, { cause: error })
    : failure;
}
