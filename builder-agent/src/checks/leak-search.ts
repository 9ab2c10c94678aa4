import { once } from "node:events";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import type { Needle } from "./leak-needles.ts";

/** A chunk is searched as text; larger ones cost memory and win nothing (measured: 230 MB a second). */
const CHUNK_BYTES = 1_048_576;

/** Searches bytes for all needles at once. */
export type LeakSearch = { readonly inText: (bytes: string) => Needle[]; readonly overlap: number };

/** What may stand before and behind a name that is found, and makes another name of it. */
const BEFORE = /(?:[A-Za-z0-9-]\.|[A-Za-z0-9-])$/;
const BEHIND = /^(?:[A-Za-z0-9-]|\.[A-Za-z0-9])/;

/**
 * A needle counts as a whole name: `mirror.example` is neither in `my-mirror.example` nor in `mirror.example.org`. The pattern is nothing
 * but the needles, which the engine finds several times as fast as with what may stand around them.
 */
export function createLeakSearch(needles: readonly Needle[]): LeakSearch {
  const pattern = new RegExp(needles.map(({ text }) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|"), "g");
  const byText = new Map(needles.map((needle) => [needle.text, needle]));
  const isWhole = (bytes: string, start: number, end: number) =>
    !BEFORE.test(bytes.slice(Math.max(0, start - 2), start)) && !BEHIND.test(bytes.slice(end, end + 2));
  return {
    inText: (bytes) => {
      if (needles.length === 0) return [];
      const whole = [...bytes.matchAll(pattern)].filter(({ 0: text, index }) => isWhole(bytes, index, index + text.length));
      return [...new Set(whole.map(([text]) => text))].flatMap((text) => byText.get(text) ?? []);
    },
    // Two more on both sides: whether a name is whole is seen only by what stands around it.
    overlap: Math.max(0, ...needles.map(({ text }) => text.length)) + 4,
  };
}

/** The needles in a file, read piece by piece. */
export async function searchFile(path: string, sizeBytes: number, search: LeakSearch): Promise<Needle[]> {
  if (sizeBytes <= CHUNK_BYTES) return search.inText(readWhole(path, sizeBytes));
  const found = new Set<Needle>();
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES, encoding: "latin1" });
  let tail = "";
  stream.on("data", (text) => {
    const piece = tail + text;
    for (const needle of search.inText(piece)) found.add(needle);
    tail = piece.slice(-search.overlap);
  });
  await once(stream, "close");
  return [...found];
}

/** Most files of an image are small: opening and reading them at once is ten times as fast as a stream for each. */
function readWhole(path: string, sizeBytes: number): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(sizeBytes);
    return bytes.toString("latin1", 0, readSync(file, bytes, 0, sizeBytes, 0));
  } finally {
    closeSync(file);
  }
}
