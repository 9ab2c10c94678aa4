import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

export const catalogRouter = {
  export: viewerProcedure.query(({ ctx }) => ({ yaml: ctx.catalogFile.export(ctx.actor) })),
  import: adminProcedure
    .input(z.object({ yaml: z.string().max(4_194_304) }))
    .mutation(({ ctx, input }) => ctx.catalogFile.import(ctx.actor, input.yaml)),
} satisfies TRPCRouterRecord;
