import { closeSync, fsyncSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { encodeEvent } from "./encode-event.ts";

/** A job's append-only journal. Lines are written whole, in the order of the calls. */
export type Journal = {
  readonly append: (body: JobEventBody) => void;
  /** Returns when all that was appended is on the disk. */
  readonly sync: () => void;
  readonly close: () => void;
};

type JournalOptions = {
  readonly path: string;
  /** Secrets to replace wherever they occur. */
  readonly secrets: readonly string[];
  readonly now: () => Date;
};

/** Room for the last events of a job that filled the disk: given back at the end, if need be. */
const RESERVE_BYTES = 262_144;

/**
 * Opens a journal for appending. On a full disk the log gives way to what decides: lines of log and progress are lost
 * and counted, events wait in memory until there is room, at the latest when the workspace is gone. Only `close` throws.
 */
export function openJournal({ path, secrets, now }: JournalOptions): Journal {
  const reserve = `${path}.reserve`;
  unlessDiskIsFull(() => writeFileSync(reserve, Buffer.alloc(RESERVE_BYTES, 1)));
  const file = openSync(path, "a", 0o640);
  const backlog: Uint8Array[] = [];
  let lostLines = 0;

  /** Writes what waits; true: all of it. A write(2) on a nearly full disk may be short: the rest of the line stays first in the queue. */
  const flush = (): boolean =>
    unlessDiskIsFull(() => {
      for (let [bytes] = backlog; bytes !== undefined; [bytes] = backlog) {
        const written = writeSync(file, bytes);
        if (written === bytes.length) backlog.shift();
        else backlog[0] = bytes.subarray(written);
      }
    });
  const append = (body: JobEventBody) => {
    if (isExpendable(body) && !flush()) {
      lostLines += 1;
      return;
    }
    backlog.push(encodeEvent({ v: PROTOCOL_VERSION, at: now().toISOString(), ...body }, secrets));
    flush();
  };
  return {
    append: (body) => {
      if (lostLines > 0 && body.type === "job.finished")
        append({ type: "warning", code: "JOURNAL_LINES_LOST", step: null, message: `${lostLines} lines of log found no room.` });
      append(body);
    },
    sync: () => {
      unlessDiskIsFull(() => fsyncSync(file));
    },
    close: () => {
      rmSync(reserve, { force: true });
      if (!flush()) throw new AgentError("HOST_DISK_FULL", "There is no room for the journal's last lines.");
      fsyncSync(file);
      closeSync(file);
    },
  };
}

function isExpendable({ type }: JobEventBody): boolean {
  return type === "log" || type === "step.progress";
}

/** False: the disk was full. Any other failure is thrown. */
function unlessDiskIsFull(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT")) return false;
    throw cause;
  }
}
