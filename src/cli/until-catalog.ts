import type { Api } from "./api.ts";
import { CliError } from "./cli-error.ts";
import { WORDS } from "./words.ts";

/** Asks `look` again whenever the dashboard's catalog changes, until it gives an answer. Ctrl-C throws `INTERRUPTED`. */
export async function untilCatalog<Answer>(
  api: Api,
  interrupt: AbortSignal,
  look: () => Promise<Answer | null>,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const ask = () =>
    look().then((answer) => {
      if (answer !== null) resolve(answer);
    }, reject);
  const stop = () => reject(new CliError({ code: "INTERRUPTED", blame: "user", message: WORDS.waitingInterrupted }));
  interrupt.addEventListener("abort", stop, { once: true });
  // The first change is what the catalog is now.
  const subscription = api.live.watch.subscribe({}, { onData: ask, onError: reject });
  return promise.finally(() => {
    interrupt.removeEventListener("abort", stop);
    subscription.unsubscribe();
  });
}
