import type { StateFolder } from "../state-folder.ts";

/** What stood on the command line. `jobId` is "" and `from` "0" where nothing was said. */
export type CommandInput = { readonly state: StateFolder; readonly jobId: string; readonly from: string };

/** One of the agent's commands. An `AgentError` is a refusal (exit code 2), anything else a failure of the agent (125). */
export type Command = (input: CommandInput) => Promise<void>;

/** One JSON value, one line. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
