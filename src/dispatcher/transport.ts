import { AgentError } from "#protocol/agent-error.ts";

/** How a command ended that ran to its end, whatever it says. */
export type CommandResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/**
 * The way to a builder host. Every command runs as root there (through `sudo -n` for another login name), and every argument is
 * ours: an id, a hash, a path (`quoteArgv`).
 *
 * All throw `AgentError`: `HOST_UNREACHABLE` when the line drops, `HOST_KEY_MISMATCH` and `HOST_AUTHENTICATION_FAILED` when the host
 * is not the one we know or turns us away. An abort of `signal` throws its reason.
 */
export interface Transport {
  readonly run: (argv: readonly string[], options?: { stdin?: string; signal?: AbortSignal }) => Promise<CommandResult>;
  /** Yields the bytes of stdout as they come. Throws `CommandError` when the command ends with another status than 0. */
  readonly stream: (argv: readonly string[], options: { signal: AbortSignal }) => AsyncIterable<Uint8Array>;
  /** Brings a local file to a path on the host. A transfer that broke off goes on where it was. */
  readonly put: (localPath: string, remotePath: string, options: TransferOptions) => Promise<void>;
  /** Brings a file of the host home, to be read by the dashboard. A transfer that broke off goes on where it was. */
  readonly fetch: (remotePath: string, localPath: string, options: TransferOptions) => Promise<void>;
  readonly close: () => void;
}

/** `onProgress` gets the bytes of the file that are there, at most twice a second; what an earlier transfer left counts. */
export type TransferOptions = { readonly signal: AbortSignal; readonly onProgress?: (bytes: number) => void };

/** A command that ended with another status than 0. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly argv: readonly string[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(argv: readonly string[], { exitCode, stdout = "", stderr }: { exitCode: number; stdout?: string; stderr: string }) {
    super(`${argv.join(" ")} ended with status ${exitCode}: ${stderr.slice(-500)}`);
    this.argv = argv;
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }
}

/** Runs a command that must succeed. Throws `CommandError`. */
export async function mustRun(
  transport: Transport,
  argv: readonly string[],
  options?: { stdin?: string; signal?: AbortSignal },
): Promise<string> {
  const result = await transport.run(argv, options);
  if (result.exitCode !== 0) throw new CommandError(argv, result);
  return result.stdout;
}

/** What a host's own tools say when the host, not the recipe, is in the way. */
const HOST_FAILURES = [
  [/^sudo: /m, "HOST_NOT_ROOT"],
  [/No space left on device|Disk quota exceeded/, "HOST_DISK_FULL"],
  [/command not found|No such file or directory: exec|ENOENT.*spawn|spawn \S+ ENOENT/, "HOST_COMMAND_MISSING"],
] as const;

/** Gives whatever was thrown the one shape of a job's failure. */
export function toAgentError(error: unknown): AgentError {
  if (error instanceof AgentError) return error;
  if (!(error instanceof CommandError)) return new AgentError("AGENT_BUG", describe(error), {}, { cause: error });
  const [, code] = HOST_FAILURES.find(([pattern]) => pattern.test(error.stderr)) ?? [null, "COMMAND_FAILED"];
  const detail = { command: error.argv.join(" "), exitCode: error.exitCode, stderrTail: error.stderr.slice(-2_000) };
  return new AgentError(code, error.message, detail, { cause: error });
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
