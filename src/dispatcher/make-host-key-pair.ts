import type { KeyObject } from "node:crypto";
import type { HostId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { type SealedPlace, seal } from "#server/secrets/seal.ts";
import { changeHost } from "./builder-hosts.repo.ts";
import { makeKeyPair } from "./ssh/key-pair.ts";

export function sealedKeyPlace(id: HostId): SealedPlace {
  return { table: "builder_host", column: "sealed_private_key", row: id };
}

/** Makes the key pair by which the dashboard signs in to one host: the public half to be pasted there, the private half sealed. */
export function makeHostKeyPair(db: Db, sealingKey: KeyObject, id: HostId): void {
  const { publicKey, privateKey } = makeKeyPair();
  changeHost(db, id, { publicKey, sealedPrivateKey: seal(sealingKey, privateKey, sealedKeyPlace(id)) });
}
