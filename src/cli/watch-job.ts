import type { JobId } from "#domain/id.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import type { Api } from "./api.ts";

export type WatchedBatch = { readonly events: readonly JobEvent[]; readonly end: number };

/**
 * Gives a job's events from its first on, until it ends, `onBatch` says "stop", or `signal` aborts. A line that breaks is mended
 * on the way: the dashboard goes on after the last event that came.
 */
export function watchJob(
  api: Api,
  id: JobId,
  { onBatch, signal }: { onBatch: (batch: WatchedBatch) => "go on" | "stop"; signal: AbortSignal },
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (signal.aborted) return Promise.resolve();
  const stop = () => resolve();
  signal.addEventListener("abort", stop, { once: true });
  const subscription = api.live.watch.subscribe(
    { jobs: [{ id }] },
    {
      onData: ({ data }) => {
        if (data.kind === "journal-end" || (data.kind === "journal" && onBatch(data) === "stop")) resolve();
      },
      onError: reject,
    },
  );
  return promise.finally(() => {
    signal.removeEventListener("abort", stop);
    subscription.unsubscribe();
  });
}
