import Bowser from "bowser";

/** The command line's own name, which no browser's rule knows. */
const COMMAND_LINE = "mib";

/** What a session's program and system are called, as far as the `User-Agent` header told. It proves nothing: a client may say anything. */
export function describeUserAgent(text: string | null): { readonly browser: string | null; readonly system: string | null } {
  if (text === COMMAND_LINE) return { browser: COMMAND_LINE, system: null };
  if (text === null || text === "") return { browser: null, system: null };
  const { browser, os } = Bowser.parse(text);
  return { browser: browser.name || null, system: os.name || null };
}
