import type { FileChange } from "./compare-files.ts";
import { findFolderEntry } from "./folder-entry.ts";

/** How many files changed in which way. */
export type ChangeCounts = Readonly<Record<FileChange["kind"], number>>;

/** A folder that holds changes. `growthBytes` is by how much its changed files take more than before; negative where they take less. */
type ChangedFolder = {
  readonly path: string;
  readonly kind: "folder";
  readonly growthBytes: number;
  readonly counts: ChangeCounts;
};

export type ChangeRow = ChangedFolder | (FileChange & { readonly growthBytes: number });

export type ChangeQuery = {
  /** The folder to look into; "/" for all. */
  readonly folder: string;
  /** What the paths hold; "" for all. */
  readonly search: string;
  /** One kind of change alone; undefined for all. */
  readonly kind?: FileChange["kind"] | undefined;
};

export const NO_CHANGES: ChangeCounts = { added: 0, removed: 0, changed: 0 };

/**
 * What has changed in a folder: the folders in it and then the files, each in the order given. A search shows every file below the
 * folder that fits, and no folders.
 */
export function browseChanges(changes: readonly FileChange[], { folder, search, kind }: ChangeQuery): ChangeRow[] {
  const folders = new Map<string, ChangedFolder>();
  const files: ChangeRow[] = [];
  for (const change of changes) {
    const entry = findFolderEntry(folder, change.path);
    if (entry === null || (kind !== undefined && change.kind !== kind) || !change.path.includes(search)) continue;
    const growthBytes = (change.toBytes ?? 0) - (change.fromBytes ?? 0);
    if (!entry.isFolder || search !== "") {
      files.push({ ...change, growthBytes });
      continue;
    }
    const before = folders.get(entry.path) ?? { growthBytes: 0, counts: NO_CHANGES };
    const counts = { ...before.counts, [change.kind]: before.counts[change.kind] + 1 };
    folders.set(entry.path, { path: entry.path, kind: "folder", growthBytes: before.growthBytes + growthBytes, counts });
  }
  return [...folders.values(), ...files];
}
