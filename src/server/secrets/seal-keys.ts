import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sealPublicKeyFile } from "./seal-public-key.ts";
import { writeWhole } from "./write-whole.ts";

/** Makes the dispatcher's key pair where there is none, and gives its private half. `folder` is the data folder's `keys`. */
export function ensureSealKeys(folder: string): KeyObject {
  const privateFile = join(folder, "dispatcher.key");
  if (!existsSync(privateFile))
    writeWhole(privateFile, generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }));
  const privateKey = createPrivateKey(readFileSync(privateFile, "utf8"));
  writeWhole(sealPublicKeyFile(folder), createPublicKey(privateKey).export({ type: "spki", format: "pem" }));
  return privateKey;
}
