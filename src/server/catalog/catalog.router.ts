import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { variantIdSchema } from "#domain/id.ts";
import { adminProcedure, viewerProcedure } from "#server/trpc/init.ts";

const fileSchema = z.string().max(4_194_304);

export const catalogRouter = {
  export: viewerProcedure.query(({ ctx }) => ({ yaml: ctx.catalogFile.export(ctx.actor) })),
  import: adminProcedure
    .input(z.object({ yaml: fileSchema }))
    .mutation(({ ctx, input }) => ctx.catalogFile.import(ctx.actor, input.yaml)),
  /** A mutation for its size alone: what is asked would not fit into an address. It changes nothing. */
  check: adminProcedure
    .input(z.object({ yaml: fileSchema }))
    .mutation(({ ctx, input }) => ({ faults: ctx.catalogFile.check(ctx.actor, input.yaml) })),
  variantYaml: viewerProcedure
    .input(z.object({ id: variantIdSchema, revision: z.number().int().min(1).nullable().default(null) }))
    .query(({ ctx, input }) => ctx.catalogFile.variantYaml(ctx.actor, input)),
  /** The same. */
  readVariant: adminProcedure
    .input(z.object({ yaml: fileSchema, id: variantIdSchema.nullable().default(null) }))
    .mutation(({ ctx, input }) => ctx.catalogFile.readVariant(ctx.actor, input)),
} satisfies TRPCRouterRecord;
