import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CliError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findImage } from "../find.ts";
import { formatBytes } from "../format.ts";
import { WORDS } from "../words.ts";

/** Lesson 11 retries up to twenty times; what counts here is how often nothing at all came. */
const FRUITLESS_ATTEMPTS = 5;
const RETRY_MS = 1_000;

/**
 * Downloads an image beside its final name, going on where an earlier attempt ended, and renames it only when its sha256 is the
 * image's. A file that is something else is removed.
 */
export async function download(context: CommandContext, { image, output }: { image: string; output?: string }): Promise<Answer> {
  const { api, url, terminal } = context;
  const { id, fileName, sizeBytes, sha256 } = await findImage(api, image);
  const file = await resolveTarget(output, fileName);
  const partial = `${file}.partial`;
  const link = new URL((await api.images.downloadLink.query({ id })).url);
  // The link's host is how the dashboard calls itself; we come by the address that we know.
  const address = new URL(`${link.pathname}${link.search}`, url);
  for (let fruitless = 0; (await sizeOf(partial)) < sizeBytes; ) {
    const before = await sizeOf(partial);
    try {
      await fetchRest(address, partial, { from: before, sha256, signal: terminal.interrupt, onProgress: draw });
    } catch (error) {
      if (error instanceof CliError || terminal.interrupt.aborted) throw error;
      fruitless = (await sizeOf(partial)) > before ? 0 : fruitless + 1;
      if (fruitless >= FRUITLESS_ATTEMPTS) throw error;
      terminal.stderr(`${WORDS.goesOn(error instanceof Error ? error.message : String(error))}\n`);
      await setTimeout(RETRY_MS, undefined, { signal: terminal.interrupt });
    }
  }
  if ((await hashOf(partial)) !== sha256) {
    await rm(partial);
    throw new CliError({ code: "IMAGE_HASH_MISMATCH", blame: "host", message: WORDS.hashMismatch(file) });
  }
  await rename(partial, file);
  return { json: { file, sizeBytes, sha256 }, text: `${WORDS.downloaded(file)}\n` };

  function draw(done: number): void {
    if (terminal.isDrawable) terminal.stderr(`\r${WORDS.downloading(formatBytes(done), formatBytes(sizeBytes))}\u001b[K`);
  }
}

type Rest = {
  readonly from: number;
  readonly sha256: string;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number) => void;
};

/** Appends what follows byte `from`. A dashboard that answers with the whole file has another one: it is taken from the beginning. */
async function fetchRest(address: URL, partial: string, { from, sha256, signal, onProgress }: Rest): Promise<void> {
  const headers = from === 0 ? {} : { range: `bytes=${from}-`, "if-range": `"${sha256}"` };
  const answer = await fetch(address, { headers, signal });
  if (!answer.ok || answer.body === null)
    throw new CliError({ code: "DOWNLOAD_REFUSED", blame: "user", message: WORDS.downloadRefused(answer.status) });
  const isRest = answer.status === 206;
  const target = await open(partial, isRest ? "a" : "w", 0o644);
  let size = isRest ? from : 0;
  try {
    for await (const bytes of answer.body) {
      await target.write(bytes);
      size += bytes.length;
      onProgress(size);
    }
    await target.sync();
  } finally {
    await target.close();
  }
}

/** A folder stands for the image's own name in it. */
async function resolveTarget(output: string | undefined, fileName: string): Promise<string> {
  const isFolder = output !== undefined && (await stat(output).catch(() => undefined))?.isDirectory() === true;
  return isFolder ? join(output, fileName) : (output ?? fileName);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return hash.digest("hex");
}
