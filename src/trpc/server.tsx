import "server-only";
import { dehydrate, type FetchQueryOptions, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";
import { createPageCaller } from "#server/trpc/caller.ts";
import type { AppRouter } from "#server/trpc/root.ts";
import { createQueryClient } from "./query-client.ts";

/** Calls the API in process, as the person whose request is rendered, and gives what the wire would give: JSON. */
const inProcessLink: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      call(op.path, op.input).then(
        (data) => {
          observer.next({ result: { type: "data", data } });
          observer.complete();
        },
        (error) => observer.error(error),
      );
    });

async function call(path: string, input: unknown): Promise<unknown> {
  let procedure: unknown = await createPageCaller();
  for (const name of path.split(".")) {
    if (typeof procedure !== "object" && typeof procedure !== "function") throw new Error(`There is no procedure ${path}.`);
    procedure = procedure === null ? undefined : Reflect.get(procedure, name);
  }
  if (typeof procedure !== "function") throw new Error(`There is no procedure ${path}.`);
  const answer: unknown = await procedure(input);
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}

const client = createTRPCClient<AppRouter>({ links: [inProcessLink] });

type Proxy = ReturnType<typeof createTRPCOptionsProxy<AppRouter>>;

type PrefetchedProps = {
  /** The queries that the page begins with. */
  // biome-ignore lint/suspicious/noExplicitAny: each query has its own answer and key, and nothing here looks at either.
  readonly queries: (trpc: Proxy) => readonly FetchQueryOptions<any, any, any, any>[];
  readonly children: ReactNode;
};

/** Answers a page's first queries while it is rendered, so that it arrives whole. A query that fails here is asked again by the browser, which shows why. */
export async function Prefetched({ queries, children }: PrefetchedProps) {
  const queryClient = createQueryClient();
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  await Promise.all(queries(trpc).map((query) => queryClient.prefetchQuery({ ...query, retry: false })));
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
