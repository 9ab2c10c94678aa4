import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { imageIdSchema, variantIdSchema } from "#domain/id.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: imageIdSchema });

const inventoryQuerySchema = one.extend({
  query: z.string().max(200).default(""),
  limit: z.number().int().min(1).max(2_000).default(200),
});

export const imagesRouter = {
  list: viewerProcedure
    .input(z.object({ variantId: variantIdSchema.optional() }))
    .query(({ ctx, input }) => ctx.images.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.images.byId(ctx.actor, input)),
  inventory: viewerProcedure.input(inventoryQuerySchema).query(({ ctx, input }) => ctx.images.inventory(ctx.actor, input)),
  downloadLink: viewerProcedure.input(one).query(({ ctx, input }) => ctx.images.downloadLink(ctx.actor, input)),
  remove: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.images.remove(ctx.actor, input)),
} satisfies TRPCRouterRecord;
