import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export type FileDigest = { readonly sizeBytes: number; readonly sha256: string; readonly sha512: string };

const CHUNK_BYTES = 1_048_576;

/** Reads a file once for its size and both hashes, in lower-case hex. */
export async function digestFile(file: string, signal?: AbortSignal): Promise<FileDigest> {
  const [sha256, sha512] = [createHash("sha256"), createHash("sha512")];
  let sizeBytes = 0;
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK_BYTES, ...(signal && { signal }) })) {
    sha256.update(bytes);
    sha512.update(bytes);
    sizeBytes += bytes.length;
  }
  return { sizeBytes, sha256: sha256.digest("hex"), sha512: sha512.digest("hex") };
}
