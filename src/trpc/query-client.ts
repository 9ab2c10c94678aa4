import { QueryClient } from "@tanstack/react-query";

/** One set of rules for both halves: the live subscription tells when an answer grew old, so nothing polls. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && !isRefusal(error), refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** A refusal (4xx) stays one however often it is asked again. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !("data" in error)) return false;
  const { data } = error;
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return false;
  return typeof data.httpStatus === "number" && data.httpStatus >= 400 && data.httpStatus < 500;
}
