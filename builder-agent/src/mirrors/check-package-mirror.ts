import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { fetchBytes, fetchText } from "../tools/fetch-text.ts";
import { dearmour, listKeys } from "../tools/openpgp.ts";
import { type ListedKey, readValidSigners } from "../tools/openpgp-keys.ts";
import { readReleaseDates } from "../tools/release-file.ts";
import { checkCertificate } from "./check-certificate.ts";
import { failed, judgeEnd, type MirrorAnswer, passed, skipped, warned } from "./mirror-check.ts";
import type { PackageMirror, Signer } from "./package-mirrors.ts";

type Context = JobContext & WithWorkspace;

/** A key that ends within two months is a build that will break: the expiry of pkgs.k8s.io's in 2024 broke them everywhere. */
const KEY_WARN_DAYS = 60;
/** Debian's suites are signed for a week, its security suite is written anew within days: older than this, the mirror sleeps. */
const STALE_DAYS = 14;
const DEADLINE_MS = 15_000;

/** Asks one package source everything that apt will want of it; never throws for what the mirror does. */
export async function checkPackageMirror(mirror: PackageMirror, context: Context): Promise<MirrorAnswer[]> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(DEADLINE_MS)]);
  const startedAt = performance.now();
  try {
    const release = await fetchBytes(mirror.release, signal);
    const reached = passed(
      "reachable",
      `${mirror.release}: ${release.length} bytes in ${Math.round(performance.now() - startedAt)} ms.`,
    );
    return [
      reached,
      // Behind a proxy there is no way to the server itself.
      ...(context.recipe.mirrors.build?.httpProxy ? [] : await checkCertificate(mirror.uri, signal)),
      ...checkDates(new TextDecoder().decode(release), new Date()),
      ...(await checkSignature(mirror, release, context)),
    ];
  } catch (cause) {
    context.signal.throwIfAborted();
    return [failed("reachable", explain(cause, mirror))];
  }
}

/** What was seen, and the setting that mends it. */
function explain(cause: unknown, { face, setting, release }: PackageMirror): string {
  const field = `"${setting}" of the profile's ${face} face`;
  if (!(cause instanceof AgentError)) return `${release} cannot be asked: ${String(cause)}.`;
  const advice =
    cause.code === "MIRROR_GEO_BLOCKED" ? `Set ${field} to a mirror that serves this country.` : `The address is ${field}.`;
  return `${cause.message} ${advice}`;
}

function checkDates(release: string, now: Date): MirrorAnswer[] {
  const { date, validUntil } = readReleaseDates(release);
  const age = date === null ? null : Math.floor((now.getTime() - date.getTime()) / 86_400_000);
  const evidence =
    age === null ? "The index has no date." : `The index was made on ${date?.toISOString().slice(0, 10)}, ${age} days ago.`;
  // A release's own suite is written at point releases only: its age says nothing, its Valid-Until does where it has one.
  const isStale = age !== null && age > STALE_DAYS && validUntil !== null;
  return [
    isStale ? warned("fresh", `${evidence} The mirror may have stopped following its publisher.`) : passed("fresh", evidence),
    validUntil === null
      ? skipped("valid-until", "The index says no end of its validity.")
      : judgeEnd("valid-until", "The index", validUntil, { warnDays: 1, now }),
  ];
}

async function checkSignature(mirror: PackageMirror, release: Uint8Array, context: Context): Promise<MirrorAnswer[]> {
  const folder = await mkdtemp(join(context.workspace, "signature-"));
  const keyring = await findKeyring(mirror.signer, folder, context);
  if (typeof keyring !== "string") return [keyring];
  const file = join(folder, "InRelease");
  await writeFile(file, release);
  const { stdout, stderr } = await context.host.run(["gpgv", "--status-fd", "1", "--keyring", keyring, file], {
    okExitCodes: [0, 1, 2],
    isQuiet: true,
  });
  const signers = readValidSigners(stdout);
  const { signer } = mirror;
  const isPinned = signer.kind === "keyring" || signers.some(({ primary }) => primary === signer.fingerprint);
  const primaries = signers.map(({ primary }) => primary).join(", ");
  if (signers.length === 0) return [failed("signature", `No valid signature: ${lastLine(stderr)}`)];
  if (!isPinned) return [failed("signature", `Signed by ${primaries}, which is not the pinned key.`)];
  const keys = await listKeys(keyring, folder, context.host);
  return [
    passed("signature", `Signed by ${primaries}.`),
    checkExpiry(
      keys,
      signers.map(({ key }) => key),
    ),
  ];
}

/** The keyring file to check against; an answer where there is none. */
async function findKeyring(signer: Signer, folder: string, context: Context): Promise<string | MirrorAnswer> {
  if (signer.kind === "keyring")
    return context.host.hasPath(signer.file)
      ? signer.file
      : skipped("signature", `The builder has no ${signer.file} to check with: install its package ${signer.package}.`);
  const keyring = join(folder, "keyring.gpg");
  await writeFile(keyring, dearmour(await fetchText(signer.url, context.signal)));
  const keys = await listKeys(keyring, folder, context.host);
  return keys.some(({ primary }) => primary === signer.fingerprint)
    ? keyring
    : failed("signature", `${signer.url} is ${keys[0]?.primary ?? "no key"}, pinned is ${signer.fingerprint}.`);
}

/** Of several signatures one that holds is enough: the one that holds longest counts. */
function checkExpiry(keys: readonly ListedKey[], signing: readonly string[]): MirrorAnswer {
  const used = keys.filter(({ fingerprint }) => signing.includes(fingerprint));
  const ends = used.map((key) => endOf(key, keys));
  if (ends.length === 0 || ends.includes(null)) return passed("key-expiry", "The signing key does not expire.");
  const latest = new Date(Math.max(...ends.flatMap((end) => (end === null ? [] : [end.getTime()]))));
  return judgeEnd("key-expiry", "The signing key", latest, { warnDays: KEY_WARN_DAYS, now: new Date() });
}

/** A subkey is good no longer than its primary key. */
function endOf(key: ListedKey, keys: readonly ListedKey[]): Date | null {
  const primary = keys.find(({ fingerprint }) => fingerprint === key.primary);
  const ends = [key.expiresAt, primary?.expiresAt ?? null].flatMap((end) => (end === null ? [] : [end.getTime()]));
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
