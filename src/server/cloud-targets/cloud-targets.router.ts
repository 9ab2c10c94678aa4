import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { cloudTargetSettingsSchema, credentialsSchema, newCloudTargetSchema } from "#domain/cloud-target/cloud-target.ts";
import { cloudTargetIdSchema } from "#domain/id.ts";
import { adminProcedure, operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: cloudTargetIdSchema });

export const cloudTargetsRouter = {
  list: viewerProcedure.query(({ ctx }) => ctx.cloudTargets.list(ctx.actor)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.cloudTargets.byId(ctx.actor, input)),
  // No query: a secret never stands in an address.
  read: adminProcedure
    .input(credentialsSchema.pick({ text: true }))
    .mutation(({ ctx, input }) => ctx.cloudTargets.read(ctx.actor, input)),
  create: adminProcedure.input(newCloudTargetSchema).mutation(({ ctx, input }) => ctx.cloudTargets.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ settings: cloudTargetSettingsSchema }))
    .mutation(({ ctx, input }) => ctx.cloudTargets.update(ctx.actor, input)),
  setCredentials: adminProcedure
    .input(one.extend({ credentials: credentialsSchema }))
    .mutation(({ ctx, input }) => ctx.cloudTargets.setCredentials(ctx.actor, input)),
  check: operatorProcedure.input(one).mutation(({ ctx, input }) => ctx.cloudTargets.check(ctx.actor, input)),
  archive: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.cloudTargets.archive(ctx.actor, input)),
} satisfies TRPCRouterRecord;
