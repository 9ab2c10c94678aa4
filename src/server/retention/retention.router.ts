import type { TRPCRouterRecord } from "@trpc/server";
import { retentionSchema } from "#domain/retention/retention.ts";
import { adminProcedure } from "#server/trpc/init.ts";

export const retentionRouter = {
  read: adminProcedure.query(({ ctx }) => ctx.retention.read(ctx.actor)),
  preview: adminProcedure.input(retentionSchema).query(({ ctx, input }) => ctx.retention.preview(ctx.actor, input)),
  save: adminProcedure.input(retentionSchema).mutation(({ ctx, input }) => ctx.retention.save(ctx.actor, input)),
} satisfies TRPCRouterRecord;
