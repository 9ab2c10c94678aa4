import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import { type Resource, resourceSchema } from "./resource.ts";

const entrySchema = z.union([
  z.object({ held: z.number().int(), resource: resourceSchema }),
  z.object({ released: z.number().int() }),
]);

/** What a job holds, on disk before it is held: `hold` returns the entry's number for `released`. */
export type Ledger = {
  readonly hold: (resource: Resource) => number;
  readonly released: (entry: number) => void;
};

/** Opens a job's ledger for its runner. Every entry is on the disk when the call returns. */
export function openLedger(path: string): Ledger {
  let count = readEntries(path).length;
  const waiting: z.infer<typeof entrySchema>[] = [];
  const append = (entry: z.infer<typeof entrySchema>) => {
    const file = openSync(path, "a", 0o600);
    try {
      writeSync(file, `\n${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    hold: (resource) => {
      count += 1;
      append({ held: count, resource });
      return count;
    },
    released: (entry) => {
      waiting.push({ released: entry });
      // A note that finds no room on a full disk waits for the next: releasing twice does no harm, not releasing would.
      try {
        for (let [note] = waiting; note !== undefined; [note] = waiting) {
          append(note);
          waiting.shift();
        }
      } catch (cause) {
        if (!(cause instanceof Error && "code" in cause && cause.code === "ENOSPC")) throw cause;
      }
    },
  };
}

/** What a job still holds, the newest first: the order in which it has to be released. */
export function outstandingResources(path: string): { readonly entry: number; readonly resource: Resource }[] {
  const held = new Map<number, Resource>();
  for (const entry of readEntries(path)) {
    if ("held" in entry) held.set(entry.held, entry.resource);
    else held.delete(entry.released);
  }
  return [...held].map(([entry, resource]) => ({ entry, resource })).toReversed();
}

/** A line that a kill or a full disk cut in two is left out: its resource was not taken yet. Each entry begins with a newline of its own. */
function readEntries(path: string): z.infer<typeof entrySchema>[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => entrySchema.safeParse(parseLine(line)).data ?? []);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
