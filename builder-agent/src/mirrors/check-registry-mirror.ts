import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { ask } from "../tools/fetch-text.ts";
import { resolveImage } from "../tools/registry-client.ts";
import { checkCertificate } from "./check-certificate.ts";
import { failed, type MirrorAnswer, passed, skipped } from "./mirror-check.ts";
import type { RegistryMirror } from "./registry-mirrors.ts";

const DEADLINE_MS = 25_000;

/** Asks one registry whether it is one, and for a real manifest; never throws for what the registry does. */
export async function checkRegistryMirror(mirror: RegistryMirror, context: JobContext): Promise<MirrorAnswer[]> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(DEADLINE_MS)]);
  const startedAt = performance.now();
  const elapsed = () => `in ${Math.round(performance.now() - startedAt)} ms`;
  try {
    const url = `${mirror.uri.replace(/\/$/, "")}/v2/`;
    // 401 is how a registry says that it is one and wants a token for what comes next (OCI distribution specification, "end-1").
    const { status } = await ask(url, { signal, okStatuses: [401] });
    return [
      passed("reachable", `${url} answers ${status} ${elapsed()}.`),
      ...(context.recipe.mirrors.build?.httpProxy ? [] : await checkCertificate(mirror.uri, signal)),
      await checkManifest(mirror, context, signal),
    ];
  } catch (cause) {
    context.signal.throwIfAborted();
    return [failed("reachable", explain(cause, mirror))];
  }
}

async function checkManifest(mirror: RegistryMirror, { recipe }: JobContext, signal: AbortSignal): Promise<MirrorAnswer> {
  const { image, uri } = mirror;
  if (image === null)
    return skipped("manifest", `The recipe names no image of ${mirror.registry}, and none is known that it must have.`);
  const startedAt = performance.now();
  try {
    const found = await resolveImage({ name: image, addresses: [uri], architecture: recipe.base.architecture, signal });
    return passed(
      "manifest",
      `${image} is ${found.digest}, ${found.sizeBytes} bytes, in ${Math.round(performance.now() - startedAt)} ms.`,
    );
  } catch (cause) {
    return failed("manifest", explain(cause, mirror));
  }
}

/** What was seen, and the setting that mends it. */
function explain(cause: unknown, { face, registry, setting, uri }: RegistryMirror): string {
  if (!(cause instanceof AgentError)) return `${uri} cannot be asked: ${cause instanceof Error ? cause.message : String(cause)}.`;
  const field = setting === "registries" ? `"registries" of ${registry}` : `"${setting}"`;
  const advice = cause.code === "MIRROR_GEO_BLOCKED" ? "Set" : "Look at";
  return `${cause.message} ${advice} ${field} in the profile's ${face} face.`;
}
