import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import type { Inventory } from "#protocol/inventory.ts";
import { digestFile } from "./file-digest.ts";

type InventoryRequest = {
  readonly path: string;
  /** Where the image's / is on the host. */
  readonly root: string;
  readonly packages: Inventory["packages"];
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
};

export type InventoryCounts = { readonly fileCount: number; readonly contentBytes: number };

/** Folders deeper than this are counted with the one above: /usr/share/zoneinfo is of interest, its 20 subfolders are not. */
const DEEPEST_FOLDER = 3;
/** Files that are hashed at the same time: enough for two cores and their disk. */
const HASHES_AT_ONCE = 4;

/**
 * Writes an `Inventory` as it walks the image, in the order of the paths; the memory it needs grows with the number of
 * folders, not of files. Links are not followed: every path looked at lies in the image.
 */
export async function writeInventory(request: InventoryRequest): Promise<InventoryCounts> {
  const { packages, path, root, signal, onBytes } = request;
  const file = createWriteStream(path);
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, "drain", { signal });
  };
  const folders = new Map<string, number>();
  let fileCount = 0;
  let contentBytes = 0;

  await write(`{"v":1,"packages":${JSON.stringify(packages)},"files":[`);
  for await (const found of inBatches(walk(root, "/"), HASHES_AT_ONCE)) {
    signal.throwIfAborted();
    const entries = await Promise.all(found.map((name) => describe(root, name, signal)));
    for (const entry of entries) {
      await write(`${fileCount === 0 ? "" : ","}\n${JSON.stringify(entry)}`);
      fileCount += 1;
      contentBytes += entry.sizeBytes;
      countFolders(folders, entry);
    }
    onBytes(contentBytes);
  }
  const directories = [...folders].map(([name, sizeBytes]) => ({ path: name, sizeBytes }));
  await write(`],"directories":${JSON.stringify(directories)}}\n`);
  file.end();
  await finished(file);
  return { fileCount, contentBytes };
}

async function describe(root: string, path: string, signal: AbortSignal): Promise<Inventory["files"][number]> {
  const { digests, sizeBytes } = await digestFile(join(root, path), ["sha256"], signal);
  return { path, sizeBytes, sha256: digests.get("sha256") ?? "" };
}

/** Adds a file to each of the folders above it. */
function countFolders(folders: Map<string, number>, { path, sizeBytes }: Inventory["files"][number]): void {
  const parts = dirname(path).split("/").filter(Boolean).slice(0, DEEPEST_FOLDER);
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const folder = `/${parts.slice(0, depth).join("/")}`;
    folders.set(folder, (folders.get(folder) ?? 0) + sizeBytes);
  }
}

/** Regular files below a folder, as paths of the image, sorted. lost+found and sockets are no content. */
async function* walk(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile() && (await lstat(join(root, path))).isFile()) yield path;
  }
}

async function* inBatches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
