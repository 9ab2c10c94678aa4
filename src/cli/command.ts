import type { Api } from "./api.ts";
import type { Terminal } from "./terminal.ts";

/** What every command gets. `url` is the dashboard that `api` asks. */
export type CommandContext = { readonly api: Api; readonly url: URL; readonly terminal: Terminal; readonly isJson: boolean };

/** What a command gives back: a value for `--json`, and the same for a person. */
export type Answer = { readonly json: unknown; readonly text: string };
