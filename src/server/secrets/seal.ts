import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** Where a sealed value lives. It is authenticated with the value: copied to another row or column, it does not open. */
export type SealedPlace = { readonly table: string; readonly column: string; readonly row: string };

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const X25519_KEY_BYTES = 32;

/** Raised where a sealed value was changed, moved, or sealed to another key pair; says nothing about the content. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * Seals a secret so that only the holder of the private key reads it: web seals, the dispatcher opens.
 *
 * An ephemeral X25519 key pair (RFC 7748) agrees on a secret with `publicKey`; HKDF-SHA256 (RFC 5869) makes it the key of
 * AES-256-GCM, whose additional data is `place`. Returns `v1.` and base64url of ephemeral key, nonce, tag and ciphertext.
 */
export function seal(publicKey: KeyObject, plaintext: string, place: SealedPlace): string {
  const ephemeral = generateKeyPairSync("x25519");
  const nonce = randomBytes(NONCE_BYTES);
  const ephemeralBytes = rawPublicKey(ephemeral.publicKey);
  const key = deriveKey(ephemeral.privateKey, publicKey, ephemeralBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(spellPlace(place));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([ephemeralBytes, nonce, cipher.getAuthTag(), ciphertext]).toString("base64url")}`;
}

/** Opens what `seal` made for the same place. Throws `SealError` for anything else. */
export function open(privateKey: KeyObject, sealed: string, place: SealedPlace): string {
  const [version, body] = sealed.split(".");
  const bytes = Buffer.from(body ?? "", "base64url");
  const nonceEnd = X25519_KEY_BYTES + NONCE_BYTES;
  if (version !== VERSION || bytes.length < nonceEnd + TAG_BYTES) throw new SealError("This is no sealed value.");
  const ephemeralBytes = bytes.subarray(0, X25519_KEY_BYTES);
  try {
    const key = deriveKey(privateKey, publicKeyFrom(ephemeralBytes), ephemeralBytes);
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(X25519_KEY_BYTES, nonceEnd), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(spellPlace(place)).setAuthTag(bytes.subarray(nonceEnd, nonceEnd + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(nonceEnd + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SealError(`The sealed value of ${place.table}.${place.column} does not open.`, { cause });
  }
}

/** JSON, not a join: no two places are spelt alike. */
function spellPlace({ table, column, row }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, column, row]));
}

/** The recipient's key goes into the derivation too, so that a value is bound to both ends (as HPKE does, RFC 9180, 4.1). */
function deriveKey(privateKey: KeyObject, publicKey: KeyObject, ephemeralBytes: Buffer): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  const isSender = !rawPublicKey(publicKey).equals(ephemeralBytes);
  const recipient = rawPublicKey(isSender ? publicKey : createPublicKey(privateKey));
  return Buffer.from(
    hkdfSync("sha256", shared, Buffer.concat([ephemeralBytes, recipient]), "marketplace-image-builder/seal/v1", 32),
  );
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}

function publicKeyFrom(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: "OKP", crv: "X25519", x: raw.toString("base64url") }, format: "jwk" });
}
