import { type Command, CommanderError } from "commander";
import { CliError, toCliFailure, UsageError } from "./cli-error.ts";
import { createProgram, type Surroundings } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Exit statuses, as the contract says. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command of `mib`. `argv` is what follows its name. Returns the exit status; never throws. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal, surroundings: Surroundings): Promise<number> {
  let { url } = surroundings;
  const program = createProgram(terminal, surroundings, (asked) => {
    url = asked;
  });
  keepToTerminal(program, terminal);
  const isJson = argv.includes("--json");
  try {
    await program.parseAsync([...argv], { from: "user" });
    return DONE;
  } catch (error) {
    // Help was asked for, and shown.
    if (error instanceof CommanderError && error.exitCode === DONE) return DONE;
    const isUsage = error instanceof CommanderError || error instanceof UsageError;
    const failure = error instanceof CommanderError ? new UsageError(error.message).failure : toCliFailure(error, url);
    const shown = error instanceof CliError ? error.shown : null;
    if (isJson) terminal.stdout(`${JSON.stringify({ ...shown?.json, error: failure })}\n`);
    else if (shown !== null) terminal.stdout(shown.text);
    // Commander has said already what was wrong.
    if (!(error instanceof CommanderError)) terminal.stderr(`${failure.message}\n`);
    return isUsage ? WRONG_USAGE : FAILED;
  }
}

function keepToTerminal(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({ writeOut: terminal.stdout, writeErr: terminal.stderr });
  for (const inner of command.commands) keepToTerminal(inner, terminal);
}
