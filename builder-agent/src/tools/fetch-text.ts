import { AgentError } from "#protocol/agent-error.ts";
import { GEO_BLOCK_FAILURES } from "./apt-failures.ts";

/** The largest file that is fetched whole; Debian's InRelease has 200 KiB. */
const MOST_BYTES = 4_194_304;
const TIMEOUT_MS = 30_000;

/** Fetches a small text: a checksum list, a key, an InRelease. Throws `MIRROR_UNREACHABLE`, `MIRROR_NOT_FOUND` or `MIRROR_GEO_BLOCKED`. */
export async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url, signal));
}

export async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { signal: bounded, redirect: "follow" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw refusal(url, response.status, new TextDecoder().decode(bytes.subarray(0, 65_536)));
    if (bytes.length > MOST_BYTES)
      throw new AgentError("MIRROR_NOT_FOUND", `${url} is ${bytes.length} bytes long: not the small text it should be.`, {
        subject: url,
      });
    return bytes;
  } catch (cause) {
    if (cause instanceof AgentError) throw cause;
    signal.throwIfAborted();
    throw new AgentError("MIRROR_UNREACHABLE", `${url} cannot be fetched: ${reasonOf(cause)}.`, { subject: url }, { cause });
  }
}

function refusal(url: string, status: number, body: string): AgentError {
  const block = GEO_BLOCK_FAILURES.find(({ pattern }) => pattern.test(body));
  if (block !== undefined) return new AgentError(block.code, `${url} refuses this builder's country.`, { subject: url });
  const code = status === 404 || status === 410 ? "MIRROR_NOT_FOUND" : "MIRROR_UNREACHABLE";
  return new AgentError(code, `${url} answers ${status}.`, { subject: url });
}

/** fetch says "fetch failed" and keeps the reason in its cause. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
