import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { cloudTargetIdSchema, imageIdSchema, publicationIdSchema, variantIdSchema } from "#domain/id.ts";
import { publicationChangeSchema, publicationWishSchema } from "#protocol/cloud-target.ts";
import { operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: publicationIdSchema });
const ofImage = z.object({ imageId: imageIdSchema });
const ofTarget = z.object({ targetId: cloudTargetIdSchema });
const reasonSchema = publicationChangeSchema.shape.reason.unwrap().trim().min(1, "required");
const { visibility, members } = publicationWishSchema.shape;

export const publicationsRouter = {
  ofImage: viewerProcedure.input(ofImage).query(({ ctx, input }) => ctx.publications.ofImage(ctx.actor, input)),
  ofTarget: viewerProcedure.input(ofTarget).query(({ ctx, input }) => ctx.publications.ofTarget(ctx.actor, input)),
  published: viewerProcedure.query(({ ctx }) => ctx.publications.published(ctx.actor)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.publications.byId(ctx.actor, input)),
  plan: viewerProcedure.input(ofImage.extend(ofTarget.shape)).query(({ ctx, input }) => ctx.publications.plan(ctx.actor, input)),
  publish: operatorProcedure
    .input(
      ofImage.extend({
        ...ofTarget.shape,
        visibility,
        members: members.default([]),
        unprovenReason: reasonSchema.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => ctx.publications.publish(ctx.actor, input)),
  rollback: operatorProcedure
    .input(ofTarget.extend({ variantId: variantIdSchema }))
    .mutation(({ ctx, input }) => ctx.publications.rollback(ctx.actor, input)),
  withdraw: operatorProcedure
    .input(one.extend({ reason: reasonSchema }))
    .mutation(({ ctx, input }) => ctx.publications.withdraw(ctx.actor, input)),
} satisfies TRPCRouterRecord;
