import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { baseImageIdSchema, mirrorProfileIdSchema } from "#domain/id.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const ofProfile = z.object({ mirrorProfileId: mirrorProfileIdSchema });

export const mirrorChecksRouter = {
  standings: viewerProcedure.query(({ ctx }) => ctx.mirrorChecks.standings(ctx.actor)),
  ofProfile: viewerProcedure.input(ofProfile).query(({ ctx, input }) => ctx.mirrorChecks.ofProfile(ctx.actor, input)),
  start: operatorProcedure
    .input(ofProfile.extend({ baseImageId: baseImageIdSchema }))
    .mutation(({ ctx, input }) => ctx.mirrorChecks.start(ctx.actor, input)),
} satisfies TRPCRouterRecord;
