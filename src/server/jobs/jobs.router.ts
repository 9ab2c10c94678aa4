import { type TRPCRouterRecord, tracked } from "@trpc/server";
import { z } from "zod";
import { imageIdSchema, jobIdSchema, mirrorProfileIdSchema, variantIdSchema } from "#domain/id.ts";
import { jobKindSchema } from "#protocol/job-request.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: jobIdSchema });

const querySchema = z.object({
  kind: jobKindSchema,
  variantId: variantIdSchema.optional(),
  imageId: imageIdSchema.optional(),
  mirrorProfileId: mirrorProfileIdSchema.optional(),
  limit: z.number().int().min(1).max(100).default(20),
});

/** The id of a batch is the byte after it, so a browser that comes back goes on exactly there. */
const watchSchema = one.extend({ lastEventId: z.coerce.number().int().nonnegative().nullish() });

export const jobsRouter = {
  list: viewerProcedure.input(querySchema).query(({ ctx, input }) => ctx.jobs.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.jobs.byId(ctx.actor, input)),
  cancel: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.jobs.cancel(ctx.actor, input)),
  watch: viewerProcedure.input(watchSchema).subscription(async function* ({ ctx, input, signal }) {
    const from = { id: input.id, from: input.lastEventId ?? 0 };
    for await (const batch of ctx.jobs.watch(ctx.actor, from, signal ?? new AbortController().signal)) {
      yield tracked(String(batch.end), batch);
    }
  }),
} satisfies TRPCRouterRecord;
