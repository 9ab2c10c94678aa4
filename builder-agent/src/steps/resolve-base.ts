import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { AptSource, BaseChecksum, BaseOrigin } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { type BaseIdentity, baseIdentity } from "../findings.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { fetchBytes, fetchText } from "../tools/fetch-text.ts";
import type { ExpectedDigest } from "../tools/file-digest.ts";
import { hostSources } from "../tools/host-sources.ts";
import { verifySignature } from "../tools/openpgp.ts";
import { isCachedBase } from "./base-cache.ts";

type Context = JobContext & WithWorkspace;

/** Raised whenever a bootstrap would come out differently though the world is the same: it is part of the cache's key. */
const BOOTSTRAP_REVISION = 1;

/** Finds out what determines the base image, and with that whether an earlier build left it in the cache. */
export const resolveBase = defineStep({
  id: "resolve-base",
  title: "Resolve base",
  commands: ["gpgv"],
  run: async (context: Context) => {
    const { job, isReuseAllowed, recipe, state } = context;
    const { content, key } = await identify(recipe.base.origin, context);
    const folder = join(state.bases, key);
    baseIdentity.note(job, { folder, content, isCached: isReuseAllowed && isCachedBase(folder) });
  },
});

type Identified = { readonly content: BaseIdentity["content"]; readonly key: string };

async function identify(origin: BaseOrigin, context: Context): Promise<Identified> {
  if (origin.kind === "bootstrap") return identifyBootstrap(origin.sources, context);
  const digest = await expectedDigest(origin.checksum, origin.url, context);
  return { content: { kind: "download", digest }, key: `${digest.algorithm}-${digest.value}` };
}

async function identifyBootstrap(asked: readonly AptSource[], context: Context): Promise<Identified> {
  const { base } = context.recipe;
  const distro = DISTROS[base.distro];
  const sources = asked.length > 0 ? asked : hostSources(distro.suites(base.codename));
  if (!sources.some((source) => source.suites.includes(base.codename)))
    throw new AgentError(
      "BASE_SOURCES_UNKNOWN",
      `The builder has no package source for ${base.distro} ${base.codename}; name a mirror.`,
      {
        subject: base.codename,
      },
    );
  const releases = await Promise.all(
    sources.flatMap((source) => source.suites.map((suite) => releaseDigest(source, suite, context))),
  );
  const determinants = {
    revision: BOOTSTRAP_REVISION,
    base: { distro: base.distro, codename: base.codename, architecture: base.architecture },
    packages: distro.bootstrapPackages(base.architecture),
    sources,
    releases,
  };
  const key = `bootstrap-${createHash("sha256").update(JSON.stringify(determinants)).digest("hex")}`;
  return { content: { kind: "bootstrap", sources }, key };
}

/** As long as a suite's InRelease is the same file, nothing in the suite can have moved. */
async function releaseDigest({ uri }: AptSource, suite: string, { signal }: Context): Promise<string> {
  const bytes = await fetchBytes(`${uri.replace(/\/$/, "")}/dists/${suite}/InRelease`, signal);
  return createHash("sha256").update(bytes).digest("hex");
}

async function expectedDigest(checksum: BaseChecksum, url: string, context: Context): Promise<ExpectedDigest> {
  if (checksum.kind !== "list") return { algorithm: checksum.kind, value: checksum.value };
  const list = await fetchText(checksum.url, context.signal);
  if (checksum.signature !== null) {
    const folder = context.workspace;
    const file = join(folder, "checksums");
    const signature = join(folder, "checksums.gpg");
    await writeFile(file, list);
    await writeFile(signature, await fetchBytes(checksum.signature.url, context.signal));
    await verifySignature({ ...checksum.signature, file, signature, folder }, context.host);
  }
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  const value = findChecksum(list, name);
  if (value === null)
    throw new AgentError("BASE_CHECKSUM_MISMATCH", `The checksum list ${checksum.url} does not name ${name}.`, { subject: name });
  return { algorithm: checksum.algorithm, value };
}

/** sha256sum(1): the digest, a blank, a blank or a star, the name. Null: the list does not name the file. */
export function findChecksum(list: string, name: string): string | null {
  const entries = list.split("\n").map((line) => /^([0-9a-f]{64,128}) [ *](?:\.\/)?(.+)$/.exec(line.trim()));
  return entries.find((entry) => entry?.[2] === name)?.[1] ?? null;
}
