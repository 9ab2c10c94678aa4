import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { AUDIT_ACTIONS } from "#domain/audit/audit.ts";
import { personIdSchema } from "#domain/id.ts";
import { adminProcedure } from "#server/trpc/init.ts";

const querySchema = z.object({
  personId: personIdSchema.optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  cursor: z.number().int().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const auditRouter = {
  list: adminProcedure.input(querySchema).query(({ ctx, input }) => ctx.audit.list(ctx.actor, input)),
} satisfies TRPCRouterRecord;
