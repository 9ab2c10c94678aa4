import { setTimeout } from "node:timers/promises";

/**
 * Looks every few milliseconds until `look` gives something, and returns that. Throws after `timeoutMs`: that is long, for a busy machine
 * on which the agent was never installed takes half a minute to send it over SSH.
 */
export async function until<Result>(look: () => Result | undefined | false | null, timeoutMs = 120_000): Promise<Result> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await setTimeout(10)) {
    const found = look();
    if (found !== undefined && found !== false && found !== null) return found;
  }
  throw new Error(`Nothing happened within ${timeoutMs} ms: ${look}`);
}
