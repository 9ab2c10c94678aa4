import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { personIdSchema } from "#domain/id.ts";
import { newPersonSchema } from "#domain/person/person.ts";
import { roleSchema } from "#domain/person/role.ts";
import { adminProcedure } from "#server/trpc/init.ts";

export const peopleRouter = {
  list: adminProcedure.query(({ ctx }) => ctx.people.list(ctx.actor)),
  create: adminProcedure.input(newPersonSchema).mutation(({ ctx, input }) => ctx.people.create(ctx.actor, input)),
  setRole: adminProcedure
    .input(z.object({ id: personIdSchema, role: roleSchema }))
    .mutation(({ ctx, input }) => ctx.people.setRole(ctx.actor, input)),
  remove: adminProcedure
    .input(z.object({ id: personIdSchema }))
    .mutation(({ ctx, input }) => ctx.people.remove(ctx.actor, input)),
} satisfies TRPCRouterRecord;
