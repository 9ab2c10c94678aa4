import { z } from "zod";
import { cloudSchema } from "./cloud-target.ts";
import { checkOutcomeSchema } from "./job-event.ts";

/** What `builder-agent check-cloud` reads from stdin. */
export const checkCloudRequestSchema = z.object({ v: z.literal(1), cloud: cloudSchema, secret: z.string().min(1).max(4096) });

/** What it prints: who we are there, and what that person may do. */
export const cloudReportSchema = z.object({
  v: z.literal(1),
  at: z.iso.datetime(),
  /** Null: nobody let us in. */
  identity: z
    .object({ userName: z.string(), projectId: z.string(), projectName: z.string(), roles: z.array(z.string()) })
    .nullable(),
  checks: z.array(z.object({ id: z.string(), outcome: checkOutcomeSchema, evidence: z.string() })),
});
export type CloudReport = z.infer<typeof cloudReportSchema>;
export type CloudCheck = CloudReport["checks"][number];
