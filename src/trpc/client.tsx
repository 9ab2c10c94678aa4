"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "#server/trpc/root.ts";
import { createQueryClient } from "./query-client.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const ENDPOINT = "/api/trpc";

function createWire() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: ENDPOINT }),
        false: httpBatchLink({ url: ENDPOINT, maxURLLength: 4_000 }),
      }),
    ],
  });
}

/** Who was signed out elsewhere goes on by signing in; a form with unsaved changes asks first. Nothing that was read stays in memory. */
function leave(): void {
  window.location.assign("/login");
}

/** Gives the pages below it the wire to the API and the cache of its answers. */
export function WireProvider({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(leave));
  const [wire] = useState(createWire);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={wire} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
