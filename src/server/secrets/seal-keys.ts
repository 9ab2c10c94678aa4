import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./write-whole.ts";

/** Makes the dispatcher's key pair where there is none, and gives its private half. `folder` is the data folder's `keys`. */
export function ensureSealKeys(folder: string): KeyObject {
  const { privateFile, publicFile } = keyFiles(folder);
  if (!existsSync(privateFile))
    writeWhole(privateFile, generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }));
  const privateKey = createPrivateKey(readFileSync(privateFile, "utf8"));
  writeWhole(publicFile, createPublicKey(privateKey).export({ type: "spki", format: "pem" }));
  return privateKey;
}

/** The half that web seals with. Throws where the dispatcher has never run on this data folder. */
export function readSealPublicKey(folder: string): KeyObject {
  return createPublicKey(readFileSync(/* turbopackIgnore: true */ keyFiles(folder).publicFile, "utf8"));
}

function keyFiles(folder: string) {
  return { privateFile: join(folder, "dispatcher.key"), publicFile: join(folder, "dispatcher.pub") };
}
