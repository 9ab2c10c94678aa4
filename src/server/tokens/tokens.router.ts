import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { newTokenSchema } from "#domain/api-token/api-token.ts";
import { tokenIdSchema } from "#domain/id.ts";
import { sessionProcedure } from "#server/trpc/init.ts";

export const tokensRouter = {
  list: sessionProcedure.query(({ ctx }) => ctx.tokens.list(ctx.actor)),
  create: sessionProcedure.input(newTokenSchema).mutation(({ ctx, input }) => ctx.tokens.create(ctx.actor, input)),
  revoke: sessionProcedure
    .input(z.object({ id: tokenIdSchema }))
    .mutation(({ ctx, input }) => ctx.tokens.revoke(ctx.actor, input)),
} satisfies TRPCRouterRecord;
