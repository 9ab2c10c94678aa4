import { closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from "node:fs";
import { jobEventSchema } from "#protocol/job-event.ts";
import { MAX_LINE_BYTES } from "#protocol/ndjson.ts";

/** True where the journal's last line is a job's last event. */
export function isJournalEnded(path: string): boolean {
  const text = readTail(path).bytes.toString("utf8");
  if (!text.endsWith("\n")) return false;
  const line = text.slice(0, -1).split("\n").at(-1) ?? "";
  return parseEvent(line)?.type === "job.finished";
}

/** Cuts off a last line that a kill left unfinished, so that what is appended stands on a line of its own. */
export function mendLastLine(path: string): void {
  const { bytes, sizeBytes } = readTail(path);
  const restBytes = bytes.length - (bytes.lastIndexOf(10) + 1);
  if (restBytes > 0) truncateSync(path, sizeBytes - restBytes);
}

function readTail(path: string): { readonly bytes: Buffer; readonly sizeBytes: number } {
  if (!existsSync(path)) return { bytes: Buffer.alloc(0), sizeBytes: 0 };
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, 2 * MAX_LINE_BYTES));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return { bytes, sizeBytes: size };
  } finally {
    closeSync(file);
  }
}

function parseEvent(line: string) {
  try {
    return jobEventSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
