import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readListedKeys } from "../../src/tools/openpgp-keys.ts";
import { cachedFolder } from "./cache-folder.ts";
import { runCommand } from "./run-command.ts";

/** Who signs the world's package repositories. `publicKey` is ASCII armour. */
export type SigningKey = { readonly home: string; readonly fingerprint: string; readonly publicKey: string };

const OWNER = "Mirror of the tests <mirror@example.org>";

/** Made once for a machine; valid for longer than any cache. */
export async function signingKey(): Promise<SigningKey> {
  const folder = await cachedFolder("signing-key", { revision: 1, owner: OWNER }, async (draft) => {
    const home = join(draft, "home");
    await mkdir(home, { mode: 0o700 });
    await runGpg(home, ["--passphrase", "", "--quick-generate-key", OWNER, "ed25519", "sign", "5y"]);
    await writeFile(join(draft, "key.asc"), await runGpg(home, ["--armor", "--export"]));
  });
  const home = join(folder, "home");
  const [primary] = readListedKeys(await runGpg(home, ["--with-colons", "--list-keys"]));
  if (primary === undefined) throw new Error(`There is no key in ${home}.`);
  return { home, fingerprint: primary.fingerprint, publicKey: await readFile(join(folder, "key.asc"), "utf8") };
}

/** Signs `Release` in a folder both ways: `InRelease` in itself and `Release.gpg` beside it. */
export async function signRelease(folder: string, { home }: SigningKey): Promise<void> {
  const release = join(folder, "Release");
  await runGpg(home, ["--clear-sign", "--output", join(folder, "InRelease"), release]);
  await runGpg(home, ["--armor", "--detach-sign", "--output", `${release}.gpg`, release]);
}

/** gpg starts an agent for whatever needs a secret key; it must not outlive the call. */
async function runGpg(home: string, args: readonly string[]): Promise<string> {
  try {
    return await runCommand(["gpg", "--homedir", home, "--batch", "--yes", "--pinentry-mode", "loopback", ...args]);
  } finally {
    await runCommand(["gpgconf", "--homedir", home, "--kill", "gpg-agent"]);
  }
}
