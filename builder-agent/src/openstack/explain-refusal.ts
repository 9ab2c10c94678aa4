import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";

export type Refusal = {
  readonly request: { readonly method: string; readonly url: string };
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** What a status means where the words do not say more. */
const CODES: Readonly<Record<number, AgentErrorCode>> = {
  401: "TARGET_AUTHENTICATION_FAILED",
  403: "TARGET_FORBIDDEN",
  404: "TARGET_NOT_FOUND",
  413: "TARGET_QUOTA_EXCEEDED",
};

/** Like a service that is down: later it may answer. */
const TOO_MANY = 429;

/** Glance and Nova say quota with 403, 413 or 409; the words are theirs. */
const QUOTA = /quota|over limit|exceed(?:s|ed) (?:the )?(?:limit|maximum)|no space left/i;

/** A service's "no" as a failure that a person can act on, with the id by which its operators find it in their logs. */
export function explainRefusal({ request, status, headers, text }: Refusal): AgentError {
  const words = wordsOf(text);
  const code =
    status >= 500 || status === TOO_MANY
      ? "TARGET_UNREACHABLE"
      : QUOTA.test(words)
        ? "TARGET_QUOTA_EXCEEDED"
        : (CODES[status] ?? "TARGET_REJECTED");
  const message = `${request.method} ${request.url} answers ${status}${words === "" ? "" : `: ${words}`}${requestIdOf(headers)}.`;
  return new AgentError(code, message, { subject: new URL(request.url).host });
}

export function requestIdOf(headers: Headers): string {
  const id = headers.get("x-openstack-request-id") ?? headers.get("x-compute-request-id");
  return id === null ? "" : ` (request ${id})`;
}

/** Glance answers in HTML, Keystone and Nova in JSON with a `message` somewhere. */
function wordsOf(text: string): string {
  const message = /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  const words = message ?? text.replace(/<(?:head|title)[\s\S]*?<\/(?:head|title)>/gi, " ").replace(/<[^>]*>/g, " ");
  return words.replace(/\s+/g, " ").trim().replace(/\.$/, "").slice(0, 300);
}
