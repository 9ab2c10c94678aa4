import { QueryCache, QueryClient } from "@tanstack/react-query";

/**
 * One set of rules for both halves: the live subscription tells when an answer grew old, so nothing polls. `onSignedOut` hears of an
 * answer that is refused because the session has ended.
 */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: unknown) => statusOf(error) === 401 && onSignedOut();
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && !isRefusal(error), refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** A refusal (4xx) stays one however often it is asked again. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== null && status >= 400 && status < 500;
}

/** The status of HTTP that the API answered with; null where it did not answer. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("data" in error)) return null;
  const { data } = error;
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return null;
  return typeof data.httpStatus === "number" ? data.httpStatus : null;
}
