import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";

/** With what a busy service is given: some twenty seconds, of which the looking has its own retries. */
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1_000;

type Making<Made> = {
  /** Must not be repeated by itself (`isRepeatable: false`). */
  readonly make: () => Promise<Made>;
  /** What an earlier attempt made, by our marks; undefined: nothing. */
  readonly find: () => Promise<Made | undefined>;
  readonly signal: AbortSignal;
};

/**
 * Makes what has no id of our own choosing. Where the answer of a call is lost, nobody knows whether it was done: it is looked for
 * before it is made again. One that appears only after that bears our marks, and goes when whoever made it clears up.
 */
export async function makeOnce<Made>({ make, find, signal }: Making<Made>): Promise<Made> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make();
    } catch (cause) {
      if (!(cause instanceof AgentError) || cause.code !== "TARGET_UNREACHABLE" || attempt === MOST_ATTEMPTS) throw cause;
    }
    await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1), undefined, { signal });
    const made = await find();
    if (made !== undefined) return made;
  }
}
