import ssh2 from "ssh2";

/** An Ed25519 public key in SSH's encoding (RFC 8709, 4): two lengths, the name, 32 bytes of key. */
const BLOB_BYTES = 4 + "ssh-ed25519".length + 4 + 32;

/**
 * A key pair for one host alone: one line of authorized_keys(5), and the private half in OpenSSH's format.
 *
 * ssh2 1.17 drops leading zero bytes of the public key (lib/keygen.js, "Remove leading zero bytes"), so one pair in 256 is broken:
 * OpenSSH says "error in libcrypto". Such a pair is short, and is made anew.
 */
export function makeKeyPair(): { publicKey: string; privateKey: string } {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment: "marketplace-image-builder" });
    const blob = Buffer.from(pair.public.split(" ")[1] ?? "", "base64");
    if (blob.length === BLOB_BYTES) return { publicKey: pair.public, privateKey: pair.private };
  }
}
