import { env } from "#env";
import { runCommandLine } from "./run-command-line.ts";
import { openTerminal } from "./terminal.ts";

// Not `process.exit`: what was written to a pipe is to arrive.
process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal(), env);
