import ssh2 from "ssh2";

/** A key pair in OpenSSH's format: `publicKey` is a line of authorized_keys(5). */
export type KeyPair = { readonly publicKey: string; readonly privateKey: string };

/**
 * A key pair for one machine and one job. ECDSA: its public point begins with a 4, so ssh2's habit of dropping leading zero bytes
 * (lib/keygen.js), which breaks one Ed25519 key in 256, does it no harm.
 */
export function makeKeyPair(): KeyPair {
  const { public: publicKey, private: privateKey } = ssh2.utils.generateKeyPairSync("ecdsa", { bits: 256 });
  return { publicKey, privateKey };
}

/** The base64 field of a public key's line. */
export function keyField({ publicKey }: KeyPair): string {
  return publicKey.split(" ")[1] ?? "";
}
