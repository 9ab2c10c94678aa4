import { TRPCClientError } from "@trpc/client";
import type { Blame } from "#protocol/agent-error.ts";
import type { AppRouter } from "#server/trpc/root.ts";
import { WORDS } from "./words.ts";

/** What `--json` prints under `error`. `code` is the dashboard's or the agent's, or one of the command line's own. */
export type CliFailure = { readonly code: string; readonly blame: Blame; readonly message: string };

/** What a command found out before it failed: printed all the same. */
type Shown = { readonly json: object; readonly text: string };

/** A command that failed (exit status 1) for a reason that is known. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly failure: CliFailure;
  readonly shown: Shown | null;

  constructor(failure: CliFailure, shown: Shown | null = null) {
    super(failure.message);
    this.failure = failure;
    this.shown = shown;
  }
}

/** A command that was called wrongly: exit status 2. */
export class UsageError extends CliError {
  constructor(message: string) {
    super({ code: "USAGE", blame: "user", message });
  }
}

/** Gives whatever a command threw the one shape of a failure. `url` is the dashboard that was asked. */
export function toCliFailure(error: unknown, url: URL): CliFailure {
  if (error instanceof CliError) return error.failure;
  if (isApiError(error)) return fromApi(error, url);
  return { code: "CLI_FAILED", blame: "user", message: error instanceof Error ? error.message : String(error) };
}

function fromApi({ data, message }: TRPCClientError<AppRouter>, url: URL): CliFailure {
  if (data === null || data === undefined)
    return { code: "DASHBOARD_UNREACHABLE", blame: "user", message: WORDS.unreachable(url.origin) };
  if (data.domain !== null) {
    const { code } = data.domain;
    return { code, blame: "user", message: code === "SIGN_IN_NEEDED" ? WORDS.signInNeeded : message };
  }
  const issues = data.issues?.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return { code: data.code, blame: "user", message: issues ?? message };
}

function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
