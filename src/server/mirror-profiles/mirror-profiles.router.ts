import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { mirrorProfileIdSchema } from "#domain/id.ts";
import { mirrorProfileDefinitionSchema } from "#domain/mirror-profile/mirror-profile.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: mirrorProfileIdSchema });

export const mirrorProfilesRouter = {
  list: viewerProcedure
    .input(z.object({ isArchived: z.boolean() }))
    .query(({ ctx, input }) => ctx.mirrorProfiles.list(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.mirrorProfiles.byId(ctx.actor, input)),
  revisions: viewerProcedure.input(one).query(({ ctx, input }) => ctx.mirrorProfiles.revisions(ctx.actor, input)),
  create: adminProcedure
    .input(mirrorProfileDefinitionSchema)
    .mutation(({ ctx, input }) => ctx.mirrorProfiles.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ revision: z.number().int(), definition: mirrorProfileDefinitionSchema }))
    .mutation(({ ctx, input }) => ctx.mirrorProfiles.update(ctx.actor, input)),
  duplicate: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.mirrorProfiles.duplicate(ctx.actor, input)),
  archive: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.mirrorProfiles.archive(ctx.actor, input)),
  restore: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.mirrorProfiles.restore(ctx.actor, input)),
} satisfies TRPCRouterRecord;
