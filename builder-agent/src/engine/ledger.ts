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
  const append = (entry: z.infer<typeof entrySchema>) => {
    const file = openSync(path, "a", 0o600);
    try {
      writeSync(file, `${JSON.stringify(entry)}\n`);
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
    released: (entry) => append({ released: entry }),
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

/** A last line that a kill cut in two is left out: its resource was not taken yet. */
function readEntries(path: string): z.infer<typeof entrySchema>[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => entrySchema.parse(JSON.parse(line)));
}
