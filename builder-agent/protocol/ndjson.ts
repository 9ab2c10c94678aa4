import { type JobEvent, jobEventSchema } from "./job-event.ts";
import { PROTOCOL_VERSION } from "./version.ts";

/** The longest line that a journal may hold, in bytes with its newline; the writer cuts a log line and says so. */
export const MAX_LINE_BYTES = 32_768;

/** An event with where it stands: `offset` is the byte of its first character, `end` that after its newline. */
export type PlacedEvent = { readonly offset: number; readonly end: number; readonly event: JobEvent };

/** Raised where a journal speaks another major version or holds a line that is no JSON: it cannot be folded truthfully. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}

/**
 * Splits a journal's bytes into events and keeps the unfinished last line for the next call.
 *
 * `push(bytes)` returns the events that became complete. An event of an unknown type is left out
 * (a newer agent of the same major version may say more); its bytes still count.
 * Throws `JournalError` for a line that is no JSON object, or of another major version.
 */
export function createNdjsonDecoder(startOffset = 0): { push(bytes: Uint8Array): PlacedEvent[]; readonly offset: number } {
  let rest: Uint8Array = new Uint8Array(0);
  let offset = startOffset;
  const text = new TextDecoder();
  return {
    get offset() {
      return offset;
    },
    push(bytes) {
      const all = concatenate(rest, bytes);
      const events: PlacedEvent[] = [];
      let lineStart = 0;
      for (let newline = all.indexOf(10); newline !== -1; newline = all.indexOf(10, lineStart)) {
        const end = offset + newline + 1 - lineStart;
        const event = decodeLine(text.decode(all.subarray(lineStart, newline)), offset);
        if (event !== undefined) events.push({ offset, end, event });
        offset = end;
        lineStart = newline + 1;
      }
      rest = all.slice(lineStart);
      return events;
    },
  };
}

function decodeLine(line: string, offset: number): JobEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new JournalError(`The journal's line at byte ${offset} is no JSON.`, { cause });
  }
  if (typeof value !== "object" || value === null || !("v" in value) || value.v !== PROTOCOL_VERSION)
    throw new JournalError(`The journal's line at byte ${offset} is not of protocol version ${PROTOCOL_VERSION}.`);
  return jobEventSchema.safeParse(value).data;
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
