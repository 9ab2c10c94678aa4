import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function sealPublicKeyFile(folder: string): string {
  return join(folder, "dispatcher.pub");
}

/**
 * The half that web seals with. `folder` is the data folder's `keys`. Throws where the dispatcher has never run on this data folder.
 * It lies outside of the project: without the comment Next would bundle everything that could be meant.
 */
export function readSealPublicKey(folder: string): KeyObject {
  return createPublicKey(readFileSync(/* turbopackIgnore: true */ sealPublicKeyFile(folder), "utf8"));
}
