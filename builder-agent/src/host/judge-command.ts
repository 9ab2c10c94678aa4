import { AgentError } from "#protocol/agent-error.ts";
import type { FailureReader } from "./failure-table.ts";
import type { RunOptions, RunResult } from "./host.ts";

export type CommandEnd = RunResult & {
  /** Not undefined: it never ran. */
  readonly launchError?: Error | undefined;
};

/** What a command's end means, by its words first and then by its exit code. Throws what `Host.run` says it does. */
export function judgeCommand(end: CommandEnd, argv: readonly string[], options: RunOptions, reader: FailureReader): RunResult {
  const { exitCode, stdout, stderr, launchError } = end;
  const shown = options.shownAs ?? argv.join(" ");
  const detail = { command: shown.slice(0, 1024), exitCode, stderrTail: stderr };
  const isOk = launchError === undefined && (options.okExitCodes ?? [0]).includes(exitCode);
  const known = isOk && options.isOutputTrusted !== true ? null : reader.failure(detail);
  if (known !== null) throw known;
  if (isCommandMissing(launchError))
    throw new AgentError("HOST_COMMAND_MISSING", `The builder has no command ${argv[0]}.`, { ...detail, subject: argv[0] ?? "" });
  if (!isOk) throw new AgentError("COMMAND_FAILED", `${shown.slice(0, 80)} failed with exit code ${exitCode}.`, detail);
  return { exitCode, stdout, stderr };
}

function isCommandMissing(error: Error | undefined): boolean {
  return error !== undefined && "code" in error && error.code === "ENOENT";
}
