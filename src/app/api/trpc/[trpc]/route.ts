import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getApp } from "#server/app.ts";
import { createContext } from "#server/trpc/context.ts";
import { appRouter } from "#server/trpc/root.ts";

/** The dashboard's API: every browser, the command line and scripts come through here. */
function handle(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: ({ resHeaders }) => createContext(getApp(), request.headers, resHeaders),
  });
}

export { handle as GET, handle as POST };
