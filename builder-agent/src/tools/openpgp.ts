import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { Host } from "../host/host.ts";
import { type ListedKey, readListedKeys, readValidSigners } from "./openpgp-keys.ts";

/** The bytes of an ASCII-armoured OpenPGP block (RFC 9580, 6.2): headers, an empty line, base64, a checksum that nobody needs. */
export function dearmour(text: string): Uint8Array {
  const block = /-----BEGIN PGP [A-Z ]+-----\r?\n([\s\S]*?)-----END PGP/.exec(text)?.[1] ?? "";
  const lines = block.split(/\r?\n/);
  const body = lines.slice(lines.indexOf("") + 1).filter((line) => !line.startsWith("="));
  return Buffer.from(body.join(""), "base64");
}

type SignedFile = {
  readonly file: string;
  readonly signature: string;
  readonly publicKey: string;
  /** Of the primary key, 40 hex digits: the armour in the recipe is only as good as this. */
  readonly fingerprint: string;
  readonly folder: string;
};

/** Checks a detached signature with gpgv(1). Throws `BASE_SIGNATURE_BAD` unless the pinned key made it. */
export async function verifySignature(signed: SignedFile, host: Host): Promise<void> {
  const keyring = join(signed.folder, "keyring.gpg");
  await writeFile(keyring, dearmour(signed.publicKey));
  const { stdout, stderr } = await host.run(["gpgv", "--status-fd", "1", "--keyring", keyring, signed.signature, signed.file], {
    okExitCodes: [0, 1, 2],
  });
  const signer = readValidSigners(stdout)[0]?.primary ?? null;
  if (signer === signed.fingerprint) return;
  const found = signer === null ? "no valid signature" : `a signature by ${signer}`;
  throw new AgentError("BASE_SIGNATURE_BAD", `Expected a signature by ${signed.fingerprint}, found ${found}.`, {
    subject: signed.fingerprint,
    stderrTail: stderr,
  });
}

/** All keys of a file in either spelling, armoured or binary. `homedir` is a folder for gpg to be alone in. */
export async function listKeys(keyFile: string, homedir: string, host: Host): Promise<ListedKey[]> {
  const { stdout } = await host.run(
    ["gpg", "--homedir", homedir, "--batch", "--no-autostart", "--with-colons", "--show-keys", keyFile],
    { okExitCodes: [0, 2], isQuiet: true },
  );
  return readListedKeys(stdout);
}

/** The fingerprints of the primary keys in an armoured block. */
export async function primaryFingerprints(publicKey: string, folder: string, host: Host): Promise<string[]> {
  const file = join(folder, "key.asc");
  await writeFile(file, publicKey);
  const keys = await listKeys(file, folder, host);
  return keys.flatMap(({ fingerprint, primary }) => (fingerprint === primary ? [fingerprint] : []));
}
