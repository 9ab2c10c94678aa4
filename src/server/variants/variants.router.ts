import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { variantIdSchema } from "#domain/id.ts";
import { variantDefinitionSchema } from "#domain/variant/variant.ts";
import { LISTED_DISTROS, LISTED_PARTS, VARIANT_SORTS, VARIANT_STATES } from "#domain/variant/variant-list.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: variantIdSchema });

export const variantsRouter = {
  list: viewerProcedure
    .input(z.object({ isArchived: z.boolean() }))
    .query(({ ctx, input }) => ctx.variants.list(ctx.actor, input)),
  page: viewerProcedure
    .input(
      z.object({
        isArchived: z.boolean(),
        search: z.string().max(200).default(""),
        distro: z.enum(LISTED_DISTROS).nullable().default(null),
        part: z.enum(LISTED_PARTS).nullable().default(null),
        state: z.enum(VARIANT_STATES).nullable().default(null),
        isPublished: z.boolean().nullable().default(null),
        sort: z.enum(VARIANT_SORTS).default("name"),
        afterId: variantIdSchema.nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) => ctx.variants.page(ctx.actor, input)),
  naming: viewerProcedure
    .input(z.object({ field: z.enum(["baseImageId", "mirrorProfileId"]), id: z.uuid() }))
    .query(({ ctx, input }) => ctx.variants.naming(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.variants.byId(ctx.actor, input)),
  revisions: viewerProcedure.input(one).query(({ ctx, input }) => ctx.variants.revisions(ctx.actor, input)),
  create: adminProcedure.input(variantDefinitionSchema).mutation(({ ctx, input }) => ctx.variants.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ revision: z.number().int(), definition: variantDefinitionSchema }))
    .mutation(({ ctx, input }) => ctx.variants.update(ctx.actor, input)),
  duplicate: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.variants.duplicate(ctx.actor, input)),
  archive: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.variants.archive(ctx.actor, input)),
  restore: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.variants.restore(ctx.actor, input)),
} satisfies TRPCRouterRecord;
