import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import { explainRefusal, requestIdOf } from "./explain-refusal.ts";
import { retryAfterMs } from "./retry-after.ts";

export type OpenstackRequest = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Statuses that are no failure besides the 2xx: 404 for what may be gone. */
  readonly okStatuses?: readonly number[];
  /** False: done twice it makes two, so a call whose answer was lost is the caller's to look after. True where nothing is said. */
  readonly isRepeatable?: boolean;
  readonly signal: AbortSignal;
};

export type OpenstackAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parses the JSON body; what is not as the schema says is the service's fault (`TARGET_REJECTED`). */
  readonly read: <Schema extends z.ZodType>(schema: Schema) => z.infer<Schema>;
};

/** Busy or broken for a moment (RFC 9110, 15.6; nova's and glance's 429 come from the rate limiter before them). */
const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Refused before anything was done (RFC 6585, 4). */
const TURNED_AWAY = 429;
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 400;
const TIMEOUT_MS = 60_000;

/** One call of an OpenStack service, tried again while it is busy; throws a `TARGET_…` error with the service's request id. */
export async function askOpenstack(request: OpenstackRequest): Promise<OpenstackAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(request);
    const isLast = attempt === MOST_ATTEMPTS;
    const isRepeatable = request.isRepeatable !== false;
    if (outcome instanceof AgentError) {
      if (isLast || !isRepeatable) throw outcome;
      await delay(pauseMs(attempt, null), undefined, { signal: request.signal });
      continue;
    }
    const { response, text } = outcome;
    if (PASSING_STATUSES.has(response.status) && !isLast && (isRepeatable || response.status === TURNED_AWAY)) {
      await delay(pauseMs(attempt, response.headers.get("retry-after")), undefined, { signal: request.signal });
      continue;
    }
    if (!response.ok && !(request.okStatuses ?? []).includes(response.status))
      throw explainRefusal({ request, status: response.status, headers: response.headers, text });
    return { status: response.status, headers: response.headers, read: (schema) => parse(schema, text, request, response) };
  }
}

async function tryOnce({ method, url, headers = {}, body, signal }: OpenstackRequest) {
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    signal.throwIfAborted();
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    return new AgentError(
      "TARGET_UNREACHABLE",
      `${method} ${url} got no answer: ${reason}.`,
      { subject: new URL(url).host },
      { cause },
    );
  }
}

/** Doubling, with the jitter that keeps many clients from coming back together; what the service asks for counts more. */
function pauseMs(attempt: number, retryAfter: string | null): number {
  return retryAfterMs(retryAfter) ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  { url }: OpenstackRequest,
  { headers }: Response,
): z.infer<Schema> {
  const parsed = schema.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new AgentError("TARGET_REJECTED", `${url} answered something unexpected at "${where}"${requestIdOf(headers)}.`, {
    subject: url,
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
