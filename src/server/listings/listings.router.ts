import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { imageIdSchema, variantIdSchema } from "#domain/id.ts";
import { LOGO_MEDIA_TYPES, MOST_LOGO_BYTES } from "#domain/variant/logo-file.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

/** Twice as much as a logo may be: how much too large it is, is for the service to say. */
const MOST_BASE64 = MOST_LOGO_BYTES * 2;

export const listingsRouter = {
  ofImage: viewerProcedure
    .input(z.object({ id: imageIdSchema }))
    .query(({ ctx, input }) => ctx.listings.ofImage(ctx.actor, input)),
  draftChange: adminProcedure
    .input(z.object({ variantId: variantIdSchema }))
    .query(({ ctx, input }) => ctx.listings.draftChange(ctx.actor, input)),
  uploadLogo: adminProcedure
    .input(z.object({ mediaType: z.enum(LOGO_MEDIA_TYPES), base64: z.base64().max(MOST_BASE64, "tooLong") }))
    .mutation(({ ctx, input }) => ctx.listings.uploadLogo(ctx.actor, input)),
} satisfies TRPCRouterRecord;
