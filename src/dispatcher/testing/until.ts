import { setTimeout } from "node:timers/promises";

/** Looks every few milliseconds until `look` gives something, and returns that. Throws after `timeoutMs`. */
export async function until<Result>(look: () => Result | undefined | false | null, timeoutMs = 20_000): Promise<Result> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await setTimeout(10)) {
    const found = look();
    if (found !== undefined && found !== false && found !== null) return found;
  }
  throw new Error(`Nothing happened within ${timeoutMs} ms: ${look}`);
}
