import { type TRPCRouterRecord, tracked } from "@trpc/server";
import { z } from "zod";
import { jobIdSchema } from "#domain/id.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: jobIdSchema });

/** The id of a batch is the byte after it, so a browser that comes back goes on exactly there. */
const watchSchema = one.extend({ lastEventId: z.coerce.number().int().nonnegative().nullish() });

export const jobsRouter = {
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.jobs.byId(ctx.actor, input)),
  cancel: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.jobs.cancel(ctx.actor, input)),
  watch: viewerProcedure.input(watchSchema).subscription(async function* ({ ctx, input, signal }) {
    const from = { id: input.id, from: input.lastEventId ?? 0 };
    for await (const batch of ctx.jobs.watch(ctx.actor, from, signal ?? new AbortController().signal)) {
      yield tracked(String(batch.end), batch);
    }
  }),
} satisfies TRPCRouterRecord;
