import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { variantIdSchema } from "#domain/id.ts";
import { operatorProcedure } from "#server/trpc/init.ts";

export const previewsRouter = {
  start: operatorProcedure
    .input(z.object({ variantId: variantIdSchema }))
    .mutation(({ ctx, input }) => ctx.previews.start(ctx.actor, input)),
} satisfies TRPCRouterRecord;
