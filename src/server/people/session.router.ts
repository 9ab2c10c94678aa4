import type { TRPCRouterRecord } from "@trpc/server";
import { setUpSchema, signInSchema } from "#domain/person/person.ts";
import { publicProcedure } from "#server/trpc/init.ts";

export const sessionRouter = {
  state: publicProcedure.query(({ ctx }) => ({ person: ctx.person, isSetUp: ctx.people.isSetUp() })),
  setUp: publicProcedure.input(setUpSchema).mutation(async ({ ctx, input }) => {
    await ctx.people.setUp(input);
    return ctx.session.signIn(ctx.headers, ctx.answerHeaders, input).then(({ id }) => ({ userId: id }));
  }),
  signIn: publicProcedure
    .input(signInSchema)
    .mutation(({ ctx, input }) =>
      ctx.session.signIn(ctx.headers, ctx.answerHeaders, input).then(({ id, role }) => ({ userId: id, role })),
    ),
  signOut: publicProcedure.mutation(({ ctx }) => ctx.session.signOut(ctx.headers, ctx.answerHeaders)),
} satisfies TRPCRouterRecord;
