import type { JobEvent } from "#protocol/job-event.ts";
import { MAX_LINE_BYTES } from "#protocol/ndjson.ts";

const CUT_NOTICE = " … [cut by the agent]";

/** One journal line with its newline: secrets replaced by value, and no longer than the protocol allows. */
export function encodeEvent(event: JobEvent, secrets: readonly string[]): Uint8Array {
  const redacted = mapStrings(event, (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text));
  // Control characters grow sixfold in JSON, so the length is measured after encoding and the limit halved until it fits.
  for (let limit = MAX_LINE_BYTES; ; limit /= 2) {
    const line = Buffer.from(`${JSON.stringify(mapStrings(redacted, (text) => cut(text, limit)))}\n`);
    if (line.length <= MAX_LINE_BYTES || limit < 64) return line;
  }
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit - CUT_NOTICE.length).toWellFormed() + CUT_NOTICE;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}
