import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { sessionIdSchema } from "#domain/id.ts";
import { ownNameSchema, passwordChangeSchema } from "#domain/person/person.ts";
import { sessionProcedure } from "#server/trpc/init.ts";

/** What people see and change of themselves. */
export const accountRouter = {
  sessions: sessionProcedure.query(({ ctx }) => ctx.account.sessions(ctx.actor, ctx.sessionId)),
  rename: sessionProcedure.input(ownNameSchema).mutation(({ ctx, input }) => ctx.account.rename(ctx.actor, input)),
  changePassword: sessionProcedure
    .input(passwordChangeSchema)
    .mutation(({ ctx, input }) => ctx.account.changePassword(ctx.actor, input, ctx)),
  endSession: sessionProcedure
    .input(z.object({ id: sessionIdSchema }))
    .mutation(({ ctx, input }) => ctx.account.endSession(ctx.actor, input)),
  endOtherSessions: sessionProcedure.mutation(({ ctx }) => ctx.account.endOtherSessions(ctx.actor, ctx.sessionId)),
} satisfies TRPCRouterRecord;
