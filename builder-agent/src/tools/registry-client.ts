import { createHash } from "node:crypto";
import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import type { Architecture } from "#protocol/recipe.ts";
import { type ContainerImageName, readContainerImageName } from "./container-image-name.ts";
import { type Answer, ask } from "./fetch-text.ts";

/** A file of an image: its configuration, or a layer. */
export type ImageBlob = { readonly digest: string; readonly size: number };

/** What a registry says of an image: `sizeBytes` is all that a client will load for one architecture, the sum of `blobs`. */
export type ResolvedImage = {
  readonly name: string;
  /** Of what the name stands for: of the index, where there is one. */
  readonly digest: string;
  readonly sizeBytes: number;
  readonly blobs: readonly ImageBlob[];
  readonly address: string;
};

export type ImageQuestion = {
  readonly name: string;
  /** Where to ask, in order: mirrors, or the registry itself. */
  readonly addresses: readonly string[];
  readonly architecture: Architecture;
  readonly signal: AbortSignal;
};

const INDEX_TYPES = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
const MANIFEST_TYPES = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];

const descriptorSchema = z.object({ digest: z.string(), size: z.number() });
const indexSchema = z.object({
  manifests: z.array(descriptorSchema.extend({ platform: z.object({ os: z.string(), architecture: z.string() }).optional() })),
});
const manifestSchema = z.object({ config: descriptorSchema, layers: z.array(descriptorSchema) });
const configSchema = z.object({ architecture: z.string() });
const tokenSchema = z.object({ token: z.string().optional(), access_token: z.string().optional() });

/** The addresses of registries that answer elsewhere than under their name (containerd's `DefaultHost`). */
const OWN_ADDRESSES: Readonly<Record<string, string>> = { "docker.io": "https://registry-1.docker.io" };

/** Where a registry answers itself. */
export function registryAddress(registry: string): string {
  return OWN_ADDRESSES[registry] ?? `https://${registry}`;
}

/**
 * Asks registries for an image by the OCI distribution specification and pins what they have. The first address that has it
 * wins; where none has, the failure of the first one is thrown, for that is the one that was meant: `MIRROR_UNREACHABLE`,
 * `MIRROR_STALLED`, `MIRROR_GEO_BLOCKED`, `MIRROR_NOT_FOUND`, `MIRROR_HASH_MISMATCH`, or `RECIPE_UNSUPPORTED` for another architecture.
 */
export async function resolveImage(question: ImageQuestion): Promise<ResolvedImage> {
  const failures: unknown[] = [];
  for (const address of question.addresses) {
    try {
      return await resolveAt(address, question);
    } catch (cause) {
      question.signal.throwIfAborted();
      failures.push(cause);
    }
  }
  throw failures[0] ?? new AgentError("AGENT_BUG", `No address was given for ${question.name}.`);
}

async function resolveAt(address: string, question: ImageQuestion): Promise<ResolvedImage> {
  const image = readContainerImageName(question.name);
  const registry = createRegistry(address, image, question.signal);
  const top = await registry.read("manifests", image.reference, [...INDEX_TYPES, ...MANIFEST_TYPES]);
  const index = indexSchema.safeParse(top.json);
  const manifest = index.success
    ? await registry.read("manifests", chooseManifest(index.data, question).digest, MANIFEST_TYPES)
    : top;
  const { config, layers } = parse(manifestSchema, manifest.json, question.name);
  if (!index.success) {
    // ctr takes a single manifest of whatever architecture (proven): its configuration tells.
    const { architecture } = parse(configSchema, (await registry.read("blobs", config.digest, [])).json, question.name);
    if (architecture !== question.architecture) throw wrongArchitecture(question);
  }
  const blobs = [config, ...layers];
  const sizeBytes = blobs.reduce((sum, { size }) => sum + size, 0);
  return { name: question.name, digest: top.digest, sizeBytes, blobs, address };
}

function chooseManifest({ manifests }: z.infer<typeof indexSchema>, question: ImageQuestion) {
  const own = manifests.find(({ platform }) => platform?.os === "linux" && platform.architecture === question.architecture);
  if (own === undefined) throw wrongArchitecture(question);
  return own;
}

function wrongArchitecture({ name, architecture }: ImageQuestion): AgentError {
  return new AgentError("RECIPE_UNSUPPORTED", `${name} does not exist for linux/${architecture}.`, { subject: name });
}

function parse<Schema extends z.ZodType>(schema: Schema, json: unknown, name: string): z.infer<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AgentError("MIRROR_NOT_FOUND", `A registry's answer for ${name} is no container image.`, { subject: name });
}

/** One repository at one address. `ns` tells a mirror of several registries which one is meant, as containerd does. */
function createRegistry(address: string, image: ContainerImageName, signal: AbortSignal) {
  const root = `${address.replace(/\/$/, "")}/v2/${image.repository}`;
  const query = address === registryAddress(image.registry) ? "" : `?ns=${image.registry}`;
  let token: string | null = null;

  async function get(url: string, accept: readonly string[]): Promise<Answer> {
    const headers = { accept: accept.join(", ") || "*/*", ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await ask(url, { signal, headers, okStatuses: token === null ? [401] : [] });
    if (answer.status !== 401) return answer;
    token = await fetchToken(answer.headers.get("www-authenticate") ?? "", url, signal);
    return get(url, accept);
  }

  return {
    read: async (kind: "manifests" | "blobs", reference: string, accept: readonly string[]) => {
      const url = `${root}/${kind}/${reference}${query}`;
      const { bytes, headers } = await get(url, accept);
      const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
      const promised = reference.startsWith("sha256:") ? reference : headers.get("docker-content-digest");
      if (promised !== null && promised !== digest)
        throw new AgentError("MIRROR_HASH_MISMATCH", `${url} has the digest ${digest}, ${promised} was promised.`, {
          subject: address,
        });
      return { digest, json: readJson(bytes) };
    },
  };
}

/** The public registries' way in without an account: `Bearer realm="…",service="…",scope="…"` (distribution's token specification). */
async function fetchToken(challenge: string, url: string, signal: AbortSignal): Promise<string> {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  const realm = field("realm");
  if (realm === undefined || !/^https?:/.test(realm))
    throw new AgentError("MIRROR_UNREACHABLE", `${url} wants a password, which a build does not have.`, { subject: url });
  const query = new URLSearchParams();
  for (const name of ["service", "scope"]) query.set(name, field(name) ?? "");
  const answer = tokenSchema.parse(readJson((await ask(`${realm}?${query}`, { signal })).bytes));
  return answer.token ?? answer.access_token ?? "";
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
