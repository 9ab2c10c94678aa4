import type { TRPCRouterRecord } from "@trpc/server";
import { viewerProcedure } from "#server/trpc/init.ts";

export const overviewRouter = {
  counts: viewerProcedure.query(({ ctx }) => ctx.overview.counts(ctx.actor)),
  history: viewerProcedure.query(({ ctx }) => ctx.overview.history(ctx.actor)),
} satisfies TRPCRouterRecord;
