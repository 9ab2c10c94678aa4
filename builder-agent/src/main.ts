import { parseArgs } from "node:util";
import { AgentError } from "#protocol/agent-error.ts";
import { cancel } from "./commands/cancel.ts";
import { checkCloudCommand } from "./commands/check-cloud.ts";
import type { Command } from "./commands/command.ts";
import { follow } from "./commands/follow.ts";
import { gc } from "./commands/gc.ts";
import { inspect } from "./commands/inspect.ts";
import { run } from "./commands/run.ts";
import { start } from "./commands/start.ts";
import { stateFolder } from "./state-folder.ts";

/** What the agent can be asked. `run` is for the agent itself: what `start` leaves behind. */
const COMMANDS: Readonly<Record<string, Command>> = {
  inspect,
  start,
  follow,
  cancel,
  gc,
  run,
  "check-cloud": checkCloudCommand,
};

const DEFAULT_STATE_FOLDER = "/var/lib/marketplace-image-builder";

/** 0: done, whatever became of the job; 2: refused; 125: failed before there was a journal to say so in. */
const EXIT_CODES = { done: 0, refused: 2, failed: 125 } as const;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      state: { type: "string", default: DEFAULT_STATE_FOLDER },
      job: { type: "string" },
      from: { type: "string", default: "0" },
    },
  });
  const [name = ""] = positionals;
  const command = COMMANDS[name];
  if (command === undefined) throw new AgentError("RECIPE_REJECTED", `Unknown command "${name}".`, { subject: name });
  await command({ state: stateFolder(values.state), jobId: values.job ?? "", from: values.from });
  return EXIT_CODES.done;
}

/** A reader that went away is no failure: the journal stays, and the next reader goes on where it stopped. */
process.stdout.on("error", (cause: NodeJS.ErrnoException) =>
  process.exit(cause.code === "EPIPE" ? EXIT_CODES.done : EXIT_CODES.failed),
);

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (cause: unknown) => {
    const failure = cause instanceof AgentError ? cause : new AgentError("AGENT_BUG", String(cause));
    process.stdout.write(`${JSON.stringify({ error: failure.toFailure() })}\n`);
    if (!(cause instanceof AgentError)) process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
    process.exitCode = cause instanceof AgentError ? EXIT_CODES.refused : EXIT_CODES.failed;
  },
);
