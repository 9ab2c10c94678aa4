import type { Log } from "./log.ts";

export type Tasks = ReturnType<typeof createTasks>;

/** Work that goes on beside the loop: at most one under each key, all of it ended by `stop`. */
export function createTasks(log: Log, onEnd: () => void) {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  return {
    has: (key: string): boolean => running.has(key),
    /** Starts the work unless its key is at work already, or all is to end. */
    start(key: string, work: (signal: AbortSignal) => Promise<void>): void {
      if (running.has(key) || stopping.signal.aborted) return;
      const task = work(stopping.signal)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) log("task.failed", { key, error: error instanceof Error ? error.stack : String(error) });
        })
        .finally(() => {
          running.delete(key);
          onEnd();
        });
      running.set(key, task);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
