import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { baseImageDefinitionSchema } from "#domain/base-image/base-image.ts";
import { baseImageIdSchema } from "#domain/id.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: baseImageIdSchema });

export const baseImagesRouter = {
  list: viewerProcedure
    .input(z.object({ isArchived: z.boolean() }))
    .query(({ ctx, input }) => ctx.baseImages.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.baseImages.byId(ctx.actor, input)),
  revisions: viewerProcedure.input(one).query(({ ctx, input }) => ctx.baseImages.revisions(ctx.actor, input)),
  create: adminProcedure.input(baseImageDefinitionSchema).mutation(({ ctx, input }) => ctx.baseImages.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ revision: z.number().int(), definition: baseImageDefinitionSchema }))
    .mutation(({ ctx, input }) => ctx.baseImages.update(ctx.actor, input)),
  duplicate: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.baseImages.duplicate(ctx.actor, input)),
  archive: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.baseImages.archive(ctx.actor, input)),
  restore: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.baseImages.restore(ctx.actor, input)),
} satisfies TRPCRouterRecord;
