import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

export type DigestAlgorithm = "sha256" | "sha512";
export type ExpectedDigest = { readonly algorithm: DigestAlgorithm; readonly value: string };

/** Digests of a file in hexadecimal, in one pass and in constant memory. `onBytes` gets how many bytes are done. */
export async function digestFile<Algorithm extends DigestAlgorithm>(
  path: string,
  algorithms: readonly Algorithm[],
  signal: AbortSignal,
  onBytes: (done: number) => void = () => {},
): Promise<{ readonly sizeBytes: number; readonly digests: ReadonlyMap<Algorithm, string> }> {
  const hashes = algorithms.map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
  let sizeBytes = 0;
  // 1 MiB: with the default of 64 KiB the calls cost more than the hashing.
  await pipeline(
    createReadStream(path, { highWaterMark: 1_048_576 }),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        for (const { hash } of hashes) hash.update(chunk);
        sizeBytes += chunk.length;
        onBytes(sizeBytes);
      }
    },
    { signal },
  );
  return { sizeBytes, digests: new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest("hex")])) };
}
