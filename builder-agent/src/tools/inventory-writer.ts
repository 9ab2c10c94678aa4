import { hash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
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
/** Larger files are streamed, so that memory stays bounded. */
const SMALL_BYTES = 4_194_304;
const FILES_PER_BREATH = 64;

/**
 * Writes an `Inventory` as it walks the image, in the order of the paths; the memory it needs grows with the number of
 * folders, not of files. Links are not followed: every path looked at lies in the image.
 */
export async function writeInventory(request: InventoryRequest): Promise<InventoryCounts> {
  const { packages, root, signal, onBytes } = request;
  const file = createWriteStream(request.path);
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, "drain", { signal });
  };
  const folders = new Map<string, number>();
  let fileCount = 0;
  let contentBytes = 0;

  await write(`{"v":1,"packages":${JSON.stringify(packages)},"files":[`);
  for (const path of walk(root, "/")) {
    const entry = await describe(root, path, signal);
    await write(`${fileCount === 0 ? "" : ","}\n${JSON.stringify(entry)}`);
    fileCount += 1;
    contentBytes += entry.sizeBytes;
    countFolders(folders, entry);
    if (fileCount % FILES_PER_BREATH !== 0) continue;
    // Reading whole files keeps the event loop: a cancel has to get through all the same.
    await setImmediate();
    signal.throwIfAborted();
    onBytes(contentBytes);
  }
  const directories = [...folders].map(([name, sizeBytes]) => ({ path: name, sizeBytes }));
  await write(`],"directories":${JSON.stringify(directories)}}\n`);
  file.end();
  await finished(file);
  return { fileCount, contentBytes };
}

/** Small files are read whole: for 14 000 files of an image that is 2 s instead of 17 with a stream for each (measured). */
async function describe(root: string, path: string, signal: AbortSignal): Promise<Inventory["files"][number]> {
  const file = join(root, path);
  const { size } = lstatSync(file);
  if (size <= SMALL_BYTES) return { path, sizeBytes: size, sha256: hash("sha256", readFileSync(file), "hex") };
  const { digests, sizeBytes } = await digestFile(file, ["sha256"], signal);
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

/** Regular files below a folder, as paths of the image, sorted. Links, sockets and devices are no content. */
function* walk(root: string, folder: string): Generator<string> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield path;
  }
}
