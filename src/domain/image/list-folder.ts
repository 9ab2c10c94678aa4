import type { Inventory } from "#protocol/inventory.ts";
import { type FolderEntry, findFolderEntry } from "./folder-entry.ts";

/** An entry of a folder with all that lies below it. A file counts as one. */
export type MeasuredEntry = FolderEntry & { readonly sizeBytes: number; readonly fileCount: number };

/** What stands in a folder of an image, the largest first; nothing where there is no such folder. */
export function listFolder(files: Inventory["files"], folder: string): MeasuredEntry[] {
  const entries = new Map<string, MeasuredEntry>();
  for (const { path, sizeBytes } of files) {
    const found = findFolderEntry(folder, path);
    if (found === null) continue;
    const before = entries.get(found.path) ?? { sizeBytes: 0, fileCount: 0 };
    entries.set(found.path, { ...found, sizeBytes: before.sizeBytes + sizeBytes, fileCount: before.fileCount + 1 });
  }
  return [...entries.values()].sort((one, other) => other.sizeBytes - one.sizeBytes);
}
