import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { jobIdSchema } from "#domain/id.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: jobIdSchema });

export const jobsRouter = {
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.jobs.byId(ctx.actor, input)),
  cancel: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.jobs.cancel(ctx.actor, input)),
} satisfies TRPCRouterRecord;
