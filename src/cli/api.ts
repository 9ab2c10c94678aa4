import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { EventSource } from "eventsource";
import type { AppRouter } from "#server/trpc/root.ts";

export type Api = TRPCClient<AppRouter>;

/** Builds and images have long addresses in a batch; the server takes more by POST only. */
const MAX_URL_LENGTH = 4_000;

/** As whom the dashboard is asked: by an API token, or by the cookie of a session. */
type Session = { readonly token: string | null; readonly cookie: string; readonly onCookie: (cookie: string) => void };

/** The same API as the browser's. `onCookie` gets the session's cookie when the dashboard sets one. */
export function createApi(url: URL, { token, cookie, onCookie }: Session): Api {
  const endpoint = new URL("/api/trpc", url).href;
  const identity = token === null ? cookie !== "" && { cookie } : { authorization: `Bearer ${token}` };
  // The agent is by what people know a session of theirs again.
  const headers = { origin: url.origin, "user-agent": "mib", ...identity };
  const keepCookie = (answer: Response): Response => {
    const given = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (given.length > 0) onCookie(given.join("; "));
    return answer;
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url: endpoint,
          EventSource,
          eventSourceOptions: () => ({
            fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...headers } }),
          }),
        }),
        false: httpBatchLink({
          url: endpoint,
          maxURLLength: MAX_URL_LENGTH,
          headers: () => headers,
          fetch: async (input, init) => keepCookie(await fetch(input, { ...init, signal: init?.signal ?? null })),
        }),
      }),
    ],
  });
}
