import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
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

/** Room for the last events of a job that filled the disk: given back when the first write fails. */
const RESERVE_BYTES = 262_144;

export function openJournal({ path, secrets, now }: JournalOptions): Journal {
  const reserve = `${path}.reserve`;
  writeFileSync(reserve, Buffer.alloc(RESERVE_BYTES, 1));
  const file = openSync(path, "a", 0o640);
  let lostLines = 0;

  const append = (body: JobEventBody) => {
    const bytes = encodeEvent({ v: PROTOCOL_VERSION, at: now().toISOString(), ...body }, secrets);
    for (let written = 0; written < bytes.length; ) {
      try {
        written += writeSync(file, bytes, written);
      } catch (cause) {
        if (!isDiskFull(cause)) throw cause;
        // The log gives way to what decides; but a line that is begun has to be ended.
        if (written === 0 && isExpendable(body)) {
          lostLines += 1;
          return;
        }
        if (!existsSync(reserve)) throw cause;
        rmSync(reserve);
      }
    }
  };
  return {
    append: (body) => {
      if (lostLines > 0 && body.type === "job.finished") {
        append({
          type: "warning",
          code: "JOURNAL_LINES_LOST",
          step: null,
          message: `${lostLines} lines found no room on the disk.`,
        });
      }
      append(body);
    },
    sync: () => fsyncSync(file),
    close: () => {
      fsyncSync(file);
      closeSync(file);
      rmSync(reserve, { force: true });
    },
  };
}

function isExpendable({ type }: JobEventBody): boolean {
  return type === "log" || type === "step.progress";
}

function isDiskFull(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT");
}
