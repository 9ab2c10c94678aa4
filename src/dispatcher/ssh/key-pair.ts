import ssh2 from "ssh2";

/** A key pair for one host alone: one line of authorized_keys(5), and the private half in OpenSSH's format. */
export function makeKeyPair(): { publicKey: string; privateKey: string } {
  const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment: "marketplace-image-builder" });
  return { publicKey: pair.public, privateKey: pair.private };
}
