import { type TRPCRouterRecord, tracked } from "@trpc/server";
import { z } from "zod";
import { catalogNameSchema } from "#domain/catalog-name.ts";
import { buildIdSchema, hostIdSchema, variantIdSchema } from "#domain/id.ts";
import { jobStateSchema } from "#domain/job/job.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: buildIdSchema });

const querySchema = z.object({
  variantId: variantIdSchema.optional(),
  hostId: hostIdSchema.optional(),
  state: jobStateSchema.optional(),
  cursor: z.number().int().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** The id of a batch is the byte after it, so a browser that comes back goes on exactly there. */
const watchSchema = one.extend({ lastEventId: z.coerce.number().int().nonnegative().nullish() });

export const buildsRouter = {
  list: viewerProcedure.input(querySchema).query(({ ctx, input }) => ctx.builds.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.builds.byId(ctx.actor, input)),
  preview: viewerProcedure
    .input(z.object({ variantId: variantIdSchema }))
    .query(({ ctx, input }) => ctx.builds.preview(ctx.actor, input)),
  start: operatorProcedure
    .input(
      z.object({ variantId: variantIdSchema, isReuseAllowed: z.boolean(), hostName: catalogNameSchema.nullable().default(null) }),
    )
    .mutation(({ ctx, input }) => ctx.builds.start(ctx.actor, input)),
  cancel: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.builds.cancel(ctx.actor, input)),
  retry: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.builds.retry(ctx.actor, input)),
  watch: viewerProcedure.input(watchSchema).subscription(async function* ({ ctx, input, signal }) {
    const from = { id: input.id, from: input.lastEventId ?? 0 };
    for await (const batch of ctx.builds.watch(ctx.actor, from, signal ?? new AbortController().signal)) {
      yield tracked(String(batch.end), batch);
    }
  }),
} satisfies TRPCRouterRecord;
