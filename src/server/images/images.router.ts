import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { imageIdSchema, variantIdSchema } from "#domain/id.ts";
import { FILE_CHANGES } from "#domain/image/compare-files.ts";
import { PACKAGE_CHANGES } from "#domain/image/compare-packages.ts";
import { adminProcedure, operatorProcedure, viewerProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: imageIdSchema });

const searchSchema = z.string().max(200).default("");

const inventoryQuerySchema = one.extend({
  query: searchSchema,
  limit: z.number().int().min(1).max(2_000).default(200),
});

const folderSchema = z.string().max(4_096).startsWith("/").default("/");

const othersQuerySchema = one.extend({ search: searchSchema, limit: z.number().int().min(1).max(100).default(50) });

const two = z.object({ fromId: imageIdSchema, toId: imageIdSchema });

const changesQuerySchema = two.extend({
  search: searchSchema,
  cursor: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(2_000).default(100),
});

const changedPackagesQuerySchema = changesQuerySchema.extend({ kind: z.enum(PACKAGE_CHANGES).optional() });
const changedFilesQuerySchema = changesQuerySchema.extend({ kind: z.enum(FILE_CHANGES).optional(), folder: folderSchema });

export const imagesRouter = {
  list: viewerProcedure
    .input(z.object({ variantId: variantIdSchema.optional() }))
    .query(({ ctx, input }) => ctx.images.list(ctx.actor, input)),
  history: viewerProcedure
    .input(z.object({ variantId: variantIdSchema }))
    .query(({ ctx, input }) => ctx.images.history(ctx.actor, input)),
  byId: viewerProcedure.input(one).query(({ ctx, input }) => ctx.images.byId(ctx.actor, input)),
  inventory: viewerProcedure.input(inventoryQuerySchema).query(({ ctx, input }) => ctx.images.inventory(ctx.actor, input)),
  folder: viewerProcedure
    .input(one.extend({ path: folderSchema }))
    .query(({ ctx, input }) => ctx.images.folder(ctx.actor, input)),
  others: viewerProcedure.input(othersQuerySchema).query(({ ctx, input }) => ctx.images.others(ctx.actor, input)),
  comparison: viewerProcedure.input(two).query(({ ctx, input }) => ctx.images.comparison(ctx.actor, input)),
  changedPackages: viewerProcedure
    .input(changedPackagesQuerySchema)
    .query(({ ctx, input }) => ctx.images.changedPackages(ctx.actor, input)),
  changedFiles: viewerProcedure
    .input(changedFilesQuerySchema)
    .query(({ ctx, input }) => ctx.images.changedFiles(ctx.actor, input)),
  downloadLink: viewerProcedure.input(one).query(({ ctx, input }) => ctx.images.downloadLink(ctx.actor, input)),
  setPinned: operatorProcedure
    .input(one.extend({ isPinned: z.boolean() }))
    .mutation(({ ctx, input }) => ctx.images.setPinned(ctx.actor, input)),
  remove: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.images.remove(ctx.actor, input)),
} satisfies TRPCRouterRecord;
