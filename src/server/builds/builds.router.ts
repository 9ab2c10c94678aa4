import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { catalogNameSchema } from "#domain/catalog-name.ts";
import { hostIdSchema, jobIdSchema, mirrorProfileIdSchema, variantIdSchema } from "#domain/id.ts";
import { jobStateSchema } from "#domain/job/job.ts";
import { keepFailedSchema } from "#protocol/job-request.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: jobIdSchema });

const querySchema = z.object({
  variantId: variantIdSchema.optional(),
  hostId: hostIdSchema.optional(),
  state: jobStateSchema.optional(),
  search: z.string().max(200).optional(),
  endedOn: z.iso.date().optional(),
  cursor: z.number().int().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const buildsRouter = {
  list: viewerProcedure.input(querySchema).query(({ ctx, input }) => ctx.builds.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.builds.byId(ctx.actor, input)),
  plan: viewerProcedure
    .input(z.object({ variantId: variantIdSchema }))
    .query(({ ctx, input }) => ctx.builds.plan(ctx.actor, input)),
  start: operatorProcedure
    .input(
      z.object({
        ...{ variantId: variantIdSchema, isReuseAllowed: z.boolean() },
        hostName: catalogNameSchema.nullable().default(null),
        keepFailed: keepFailedSchema.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => ctx.builds.start(ctx.actor, input)),
  retry: operatorProcedure
    .input(
      one.extend({
        mirrorProfileId: mirrorProfileIdSchema.nullable().optional(),
        isContinuing: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => ctx.builds.retry(ctx.actor, input)),
} satisfies TRPCRouterRecord;
