import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { viewerProcedure } from "#server/trpc/init.ts";

const textSchema = z.object({ text: z.string().max(200) });

export const searchRouter = {
  find: viewerProcedure.input(textSchema).query(({ ctx, input }) => ctx.search.find(ctx.actor, input.text)),
} satisfies TRPCRouterRecord;
