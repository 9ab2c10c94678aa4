import { AgentError } from "#protocol/agent-error.ts";
import { GEO_BLOCK_FAILURES } from "./apt-failures.ts";

/** The largest file that is fetched whole; Debian's InRelease has 200 KiB. */
const MOST_BYTES = 4_194_304;
/** A small text that takes longer is not coming. */
const TIMEOUT_MS = 15_000;

export type Question = {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are an answer besides the 2xx; any other is thrown. */
  readonly okStatuses?: readonly number[];
};
export type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array };

/** Fetches a small text: a checksum list, a key, an InRelease. Throws as `ask` does. */
export async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url, signal));
}

export async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  return (await ask(url, { signal })).bytes;
}

/**
 * One request for something small. Throws `MIRROR_UNREACHABLE`, `MIRROR_STALLED` (connected, but no whole answer in time),
 * `MIRROR_NOT_FOUND` or `MIRROR_GEO_BLOCKED`, with the URL as subject.
 */
export async function ask(url: string, { signal, headers = {}, okStatuses = [] }: Question): Promise<Answer> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, deadline]), headers, redirect: "follow" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok && !okStatuses.includes(response.status))
      throw refusal(url, response.status, new TextDecoder().decode(bytes.subarray(0, 65_536)));
    if (bytes.length > MOST_BYTES)
      throw new AgentError("MIRROR_NOT_FOUND", `${url} is ${bytes.length} bytes long: not the small text it should be.`, {
        subject: url,
      });
    return { status: response.status, headers: response.headers, bytes };
  } catch (cause) {
    if (cause instanceof AgentError) throw cause;
    signal.throwIfAborted();
    if (deadline.aborted)
      throw new AgentError(
        "MIRROR_STALLED",
        `${url} gave no whole answer in ${TIMEOUT_MS / 1000} s.`,
        { subject: url },
        { cause },
      );
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
