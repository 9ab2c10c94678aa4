import { readFileSync } from "node:fs";
import { UsageError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { WORDS } from "../words.ts";

export type SignInOptions = { readonly email: string; readonly passwordStdin?: boolean };

/** Creates the first admin with the one-time token of the data folder on this machine, which only its owner can read. */
export async function setUp(
  { api, url, terminal }: CommandContext,
  { email, passwordStdin, name, tokenFile }: SignInOptions & { name?: string; tokenFile: string },
): Promise<Answer> {
  const password = await readPassword(terminal, passwordStdin);
  const person = { email, password, name: name ?? email.split("@")[0] ?? email };
  const { userId } = await api.session.setUp.mutate({ ...person, token: readToken(tokenFile) });
  return { json: { userId }, text: `${WORDS.signedIn(email, url.origin)}\n` };
}

export async function logIn({ api, url, terminal }: CommandContext, { email, passwordStdin }: SignInOptions): Promise<Answer> {
  const password = await readPassword(terminal, passwordStdin);
  const { userId, role } = await api.session.signIn.mutate({ email, password });
  return { json: { userId, role }, text: `${WORDS.signedIn(email, url.origin)}\n` };
}

/** A password on the command line would stand in the list of processes. */
async function readPassword(terminal: Terminal, isOnStdin = false): Promise<string> {
  if (!isOnStdin) throw new UsageError(WORDS.passwordNeeded);
  return (await terminal.readStdin()).replace(/\r?\n$/, "");
}

/** Without a token there is an admin already, and the dashboard says so. */
function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
