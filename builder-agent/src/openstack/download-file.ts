import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { explainRefusal } from "./explain-refusal.ts";

export type FileDownload = {
  readonly url: string;
  /** Asked for each attempt: a token may end in the middle of one. */
  readonly token: () => Promise<string>;
  readonly file: string;
  readonly sizeBytes: number;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
  /** A line that broke, before the download goes on. */
  readonly onBroken: (failure: AgentError) => void;
};

/** No byte for this long is a dead line. */
const STALL_MS = 60_000;
/** Attempts in a row that bring nothing. */
const MOST_VAIN_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1_000;

/**
 * Gets a file's bytes at the disk's pace. A line that breaks is taken up again from where it was, where the service knows ranges
 * (RFC 9110, 14), else from the beginning. Throws `TARGET_UNREACHABLE` when several attempts in a row brought nothing.
 */
export async function downloadFile(download: FileDownload): Promise<void> {
  const { file, sizeBytes, signal, onBroken } = download;
  await rm(file, { force: true });
  for (let vain = 0; ; ) {
    const before = await sizeOf(file);
    const failure = await attempt(download, before);
    const after = await sizeOf(file);
    if (failure === null && after === sizeBytes) return;
    vain = after > before ? 0 : vain + 1;
    const broken = failure ?? shortOf(download, after);
    if (vain >= MOST_VAIN_ATTEMPTS) throw broken;
    onBroken(broken);
    await delay(FIRST_PAUSE_MS * 2 ** vain, undefined, { signal });
  }
}

/** Null: the other side says that this was all. Only a broken line is worth another attempt; a refusal is thrown. */
async function attempt({ url, token, file, signal, onBytes }: FileDownload, from: number): Promise<AgentError | null> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Error(`nothing came for ${STALL_MS / 1000} s`)), STALL_MS);
  try {
    const headers = { "x-auth-token": await token(), ...(from === 0 ? {} : { range: `bytes=${from}-` }) };
    const response = await fetch(url, { headers, signal: AbortSignal.any([signal, stalled.signal]) });
    if (!response.ok)
      throw explainRefusal({
        ...{ request: { method: "GET", url }, status: response.status, headers: response.headers, text: await response.text() },
      });
    const start = response.status === 206 ? from : 0;
    let done = start;
    const received = async function* () {
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        done += chunk.length;
        onBytes(done);
        yield chunk;
      }
    };
    await pipeline(received, createWriteStream(file, { flags: start === 0 ? "w" : "a" }));
    return null;
  } catch (cause) {
    signal.throwIfAborted();
    return worthAnother(cause, url);
  } finally {
    clearTimeout(timer);
  }
}

/** What another attempt may mend; throws the rest. */
function worthAnother(cause: unknown, url: string): AgentError {
  if (cause instanceof AgentError) {
    if (["TARGET_UNREACHABLE", "TARGET_AUTHENTICATION_FAILED"].includes(cause.code)) return cause;
    throw cause;
  }
  if (isFromDisk(cause)) throw cause;
  const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
  return new AgentError("TARGET_UNREACHABLE", `The download broke: ${reason}.`, { subject: new URL(url).host }, { cause });
}

/** node:fs says which call failed; a socket's `read` is of the line. */
function isFromDisk(cause: unknown): boolean {
  return (
    cause instanceof Error && "syscall" in cause && (cause.syscall === "write" || cause.syscall === "open") && "errno" in cause
  );
}

function shortOf({ url, sizeBytes }: FileDownload, size: number): AgentError {
  return new AgentError("TARGET_UNREACHABLE", `The download ended after ${size} of ${sizeBytes} bytes.`, {
    subject: new URL(url).host,
  });
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.size ?? 0;
}
