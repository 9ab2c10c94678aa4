import type { Inventory } from "#protocol/inventory.ts";
import { type Pair, pairUp } from "./pair-up.ts";

type File = Inventory["files"][number];

export const FILE_CHANGES = ["added", "removed", "changed"] as const;

/** A file that is not the same in two images. Sizes are null where it is not there. */
export type FileChange = {
  readonly path: string;
  readonly kind: (typeof FILE_CHANGES)[number];
  readonly fromBytes: number | null;
  readonly toBytes: number | null;
};

/** The files in which one image differs from another, by path: what has another sha256 has changed, whatever its size. */
export function compareFiles(from: readonly File[], to: readonly File[]): FileChange[] {
  return pairUp(from, to, ({ path }) => path)
    .filter(({ before, after }) => before?.sha256 !== after?.sha256)
    .flatMap(describe)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function describe({ before, after }: Pair<File>): FileChange[] {
  const path = after?.path ?? before?.path;
  if (path === undefined) return [];
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  return [{ path, kind, fromBytes: before?.sizeBytes ?? null, toBytes: after?.sizeBytes ?? null }];
}
