import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from "node:fs";
import { type JobView, reduceJob, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";

const READ_BYTES = 1_048_576;

export type JournalMirror = ReturnType<typeof openJournalMirror>;

/**
 * The dashboard's copy of a job's journal, byte for byte, and what it says.
 *
 * Opening reads the file from its first byte: the file is the truth, whatever the rows say. A last line that a crash cut stays as it
 * is; the journal goes on from the file's size. Throws `JournalError` where a line cannot be understood.
 */
export function openJournalMirror(file: string) {
  const descriptor = openSync(file, "a+", 0o600);
  const decoder = createNdjsonDecoder();
  let size = 0;
  let view: JobView = UNSTARTED_JOB;

  function fold(bytes: Uint8Array): void {
    size += bytes.length;
    view = decoder.push(bytes).reduce((folded, { event }) => reduceJob(folded, event), view);
  }

  const buffer = Buffer.alloc(READ_BYTES);
  for (
    let count = readSync(descriptor, buffer, 0, READ_BYTES, 0);
    count > 0;
    count = readSync(descriptor, buffer, 0, READ_BYTES, size)
  )
    fold(buffer.subarray(0, count));

  return {
    /** Bytes in the file: where the journal goes on. */
    get size() {
      return size;
    },
    /** Bytes up to the end of the last whole line: what `view` is made of. */
    get foldedBytes() {
      return decoder.offset;
    },
    get view() {
      return view;
    },
    /** Adds what follows the file's last byte. It is on the disk before this returns. */
    append(bytes: Uint8Array): void {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fdatasyncSync(descriptor);
      fold(bytes);
    },
    close: () => closeSync(descriptor),
  };
}
