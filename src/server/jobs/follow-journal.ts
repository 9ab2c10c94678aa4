import { once } from "node:events";
import { existsSync, type FSWatcher, watch } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { JobEvent } from "#protocol/job-event.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";

/** Events of one read of a journal; `offset` is the byte where they begin, `end` the one after the last. */
export type JournalBatch = { readonly offset: number; readonly end: number; readonly events: readonly JobEvent[] };

/**
 * One read, in bytes. The first is about a screen's worth, so that a page can draw it before it has to take in more; each further one is
 * twice as long, up to the last, so that a long log comes quickly and never lies in memory whole.
 */
const READ_BYTES = { first: 16_384, last: 262_144 };
/** A watch of a folder may miss an event (inotify(7), "Limitations and caveats"), so the size is asked again this often. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Reads a mirrored journal from byte `from` on and goes on as it grows, until `isComplete()` and nothing is left to read.
 * `from` must be the start of a line. Ends early, without an error, when `signal` aborts.
 */
export async function* followJournal(
  file: string,
  from: number,
  { isComplete, signal }: { isComplete: () => boolean; signal: AbortSignal },
): AsyncGenerator<JournalBatch> {
  const decoder = createNdjsonDecoder(from);
  let position = from;
  let length = READ_BYTES.first;
  const watcher = watch(dirname(file), { persistent: false });
  try {
    while (!signal.aborted) {
      const wasComplete = isComplete();
      const bytes = existsSync(file) ? await readFrom(file, position, length) : new Uint8Array(0);
      position += bytes.length;
      length = Math.min(length * 2, READ_BYTES.last);
      const offset = decoder.offset;
      const events = decoder.push(bytes).map((placed) => placed.event);
      if (decoder.offset > offset) yield { offset, end: decoder.offset, events };
      if (bytes.length > 0) continue;
      if (wasComplete) return;
      await untilChanged(watcher, basename(file), signal);
    }
  } finally {
    watcher.close();
  }
}

async function readFrom(file: string, position: number, length: number): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function untilChanged(watcher: FSWatcher, name: string, signal: AbortSignal): Promise<void> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(LOOK_AGAIN_MS)]);
  try {
    for (let changed = ""; changed !== name; ) [, changed] = await once(watcher, "change", { signal: until });
  } catch (error) {
    if (!until.aborted) throw error;
  }
}
