import { setTimeout } from "node:timers/promises";

/** Waits that grow from `firstMs` to `lastMs`, doubling, until something went well. */
export function createBackoff(firstMs: number, lastMs: number) {
  let next = firstMs;
  return {
    reset(): void {
      next = firstMs;
    },
    /** How long to wait now; the next wait is twice as long. */
    take(): number {
      const delay = next;
      next = Math.min(next * 2, lastMs);
      return delay;
    },
  };
}
export type Backoff = ReturnType<typeof createBackoff>;

/** Waits; an abort ends the wait early and quietly. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  await setTimeout(delayMs, undefined, { signal }).catch(() => undefined);
}
