import { setTimeout as pause } from "node:timers/promises";
import type { TRPCRouterRecord } from "@trpc/server";
import { viewerProcedure } from "#server/trpc/init.ts";
import { readCatalogVersion } from "./catalog-version.ts";

/** `PRAGMA data_version` costs a microsecond: asked so often, a page follows the dispatcher as fast as an eye does. */
const LOOK_MS = 250;

export const liveRouter = {
  /** Yields a number whenever anything in the catalog changed, by whatever program. */
  changes: viewerProcedure.subscription(async function* ({ ctx, signal }) {
    for (
      let seen = "";
      signal?.aborted !== true;
      await pause(LOOK_MS, undefined, { ...(signal && { signal }) }).catch(() => undefined)
    ) {
      const version = readCatalogVersion(ctx.db);
      if (version !== seen) yield version;
      seen = version;
    }
  }),
} satisfies TRPCRouterRecord;
