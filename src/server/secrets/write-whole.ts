import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/** Writes a file that only its owner reads, whole or not at all: a secret cut by a crash would be a guessable one. */
export function writeWhole(file: string, content: string | Buffer): void {
  const partial = `${file}.partial`;
  const descriptor = openSync(partial, "w", 0o600);
  writeSync(descriptor, content.toString());
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(partial, file);
}
