import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { imageIdSchema, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import { adminProcedure, operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const ofImage = z.object({ imageId: imageIdSchema });

export const verificationsRouter = {
  ofImage: viewerProcedure.input(ofImage).query(({ ctx, input }) => ctx.verifications.ofImage(ctx.actor, input)),
  report: viewerProcedure
    .input(z.object({ id: jobIdSchema }))
    .query(({ ctx, input }) => ctx.verifications.report(ctx.actor, input)),
  start: operatorProcedure.input(ofImage).mutation(({ ctx, input }) => ctx.verifications.start(ctx.actor, input)),
  startFile: adminProcedure
    .input(z.object({ path: z.string().startsWith("/", "absolutePath").max(4_096, "tooLong"), variantId: variantIdSchema }))
    .mutation(({ ctx, input }) => ctx.verifications.startFile(ctx.actor, input)),
} satisfies TRPCRouterRecord;
