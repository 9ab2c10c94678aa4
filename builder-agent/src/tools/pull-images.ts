import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { WithInside } from "../scopes/inside.ts";
import { CTR } from "./containerd.ts";
import { loadedBytes, readContentState } from "./ctr-content.ts";
import { adviseOnRegistry, PULL_FAILURES } from "./pull-failures.ts";
import type { ResolvedImage } from "./registry-client.ts";

type Context = JobContext & WithInside;

/** Enough to keep a line busy while one image is unpacked; more would only share the same line. */
const PULLS_AT_ONCE = 3;
const LOOK_MS = 1000;
/** A registry that has sent no byte for so long will not send the next. */
const STALL_MS = 15_000;
const DONE = Symbol("all images are pulled");

/**
 * Pulls images into the running containerd, several at a time, each with its bytes as progress. Throws the first failure,
 * after the other pulls have ended with it: they would only load what is thrown away. `hostsFolder` has the hosts.toml files.
 */
export async function pullImages(images: readonly ResolvedImage[], hostsFolder: string, context: Context): Promise<void> {
  const ending = new AbortController();
  const end = (reason: unknown) => ending.abort(reason);
  const signal = AbortSignal.any([context.signal, ending.signal]);
  const bounded = { ...context, signal, inside: context.inside.underSignal(signal) };
  const waiting = [...images];
  const pulling = new Set<ResolvedImage>();
  const work = async () => {
    for (let image = waiting.shift(); image !== undefined; image = waiting.shift()) {
      pulling.add(image);
      await pull(image, hostsFolder, bounded);
      pulling.delete(image);
    }
  };
  const watch = watchPulls(pulling, context, signal).catch(end);
  await Promise.all(Array.from({ length: PULLS_AT_ONCE }, () => work().catch(end)));
  end(DONE);
  await watch;
  context.signal.throwIfAborted();
  if (ending.signal.reason !== DONE) throw ending.signal.reason;
}

/** ctr shows nothing that a log would be the better for; it unpacks for containerd's default snapshotter, which is CRI's too. */
async function pull(image: ResolvedImage, hostsFolder: string, { inside, recipe, report }: Context): Promise<void> {
  const { name, digest } = image;
  const startedAt = performance.now();
  const platform = `linux/${recipe.base.architecture}`;
  try {
    await inside.run([...CTR, "images", "pull", "--hosts-dir", hostsFolder, "--platform", platform, name], {
      failures: PULL_FAILURES,
      isQuiet: true,
    });
  } catch (cause) {
    throw adviseOnRegistry(cause, image);
  }
  const { stdout } = await inside.run([...CTR, "images", "list", `name==${name}`], { isQuiet: true });
  const pulled = /sha256:[0-9a-f]{64}/.exec(stdout)?.[0];
  if (pulled !== digest)
    throw new AgentError("MIRROR_HASH_MISMATCH", `${name} was ${digest} when it was pinned and is ${pulled} now.`, {
      subject: name,
    });
  report.log("agent", `${name} is ${digest}: ${image.sizeBytes} bytes in ${Math.round(performance.now() - startedAt)} ms.`);
}

/** Reports what each pull has loaded, until the signal fires; throws `MIRROR_STALLED` where one stands still with bytes to come. */
async function watchPulls(pulling: ReadonlySet<ResolvedImage>, { inside, report }: Context, signal: AbortSignal): Promise<void> {
  const lastChange = new Map<ResolvedImage, { readonly done: number; readonly at: number }>();
  while (!signal.aborted) {
    const content = await readContentState(inside);
    const at = performance.now();
    for (const image of pulling) {
      const done = loadedBytes(image.blobs, content);
      report.progress(done, image.sizeBytes, "bytes", image.name);
      const last = lastChange.get(image);
      if (last === undefined || last.done !== done) lastChange.set(image, { done, at });
      else if (done < image.sizeBytes && at - last.at > STALL_MS) throw stalled(image, done);
    }
    await delay(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

function stalled(image: ResolvedImage, done: number): unknown {
  const seconds = STALL_MS / 1000;
  const message = `no byte came for ${seconds} s, after ${done} of ${image.sizeBytes}.`;
  return adviseOnRegistry(new AgentError("MIRROR_STALLED", message), image);
}
