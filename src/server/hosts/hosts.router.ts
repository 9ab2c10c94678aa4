import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { hostDefinitionSchema } from "#domain/builder-host/builder-host.ts";
import { hostIdSchema } from "#domain/id.ts";
import { adminProcedure, operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: hostIdSchema });

export const hostsRouter = {
  list: viewerProcedure.query(({ ctx }) => ctx.hosts.list(ctx.actor)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.hosts.byId(ctx.actor, input)),
  create: adminProcedure.input(hostDefinitionSchema).mutation(({ ctx, input }) => ctx.hosts.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ definition: hostDefinitionSchema }))
    .mutation(({ ctx, input }) => ctx.hosts.update(ctx.actor, input)),
  trust: adminProcedure
    .input(one.extend({ fingerprint: z.string().max(128) }))
    .mutation(({ ctx, input }) => ctx.hosts.trust(ctx.actor, input)),
  inspect: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.hosts.inspect(ctx.actor, input)),
  archive: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.hosts.archive(ctx.actor, input)),
} satisfies TRPCRouterRecord;
