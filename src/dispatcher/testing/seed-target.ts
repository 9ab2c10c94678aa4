import { generateKeyPairSync } from "node:crypto";
import type { CloudTargetDefinition } from "#domain/cloud-target/cloud-target.ts";
import { sealedSecretPlace } from "#domain/cloud-target/sealed-secret-place.ts";
import { type CloudTargetId, cloudTargetIdSchema } from "#domain/id.ts";
import type { Cloud } from "#protocol/cloud-target.ts";
import type { Db } from "#server/db/client.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { newId } from "#server/id.ts";
import { seal } from "#server/secrets/seal.ts";

const pair = generateKeyPairSync("x25519");
/** Opens the secrets of seeded targets: each is `s3cret`. */
export const { privateKey } = pair;

export const cloud: Cloud = {
  ...{ authUrl: "https://keystone.example.org", region: null, interface: "public", caCertificate: null },
  signIn: { kind: "application-credential", credentialId: "abc" },
};

/** Adds a target that keeps everything, has no relay host and no machines, and is to be checked. */
export function seedTarget(db: Db, changes: Partial<CloudTargetDefinition> = {}): CloudTargetId {
  const id = newId(cloudTargetIdSchema);
  const definition = { cloud, horizonUrl: null, keepCount: null, relayHostId: null, machines: null, ...changes };
  const sealedSecret = seal(pair.publicKey, "s3cret", sealedSecretPlace(id));
  db.insert(cloudTarget).values({ id, name: "site", definition, sealedSecret, checkRequestedAt: new Date() }).run();
  return id;
}
