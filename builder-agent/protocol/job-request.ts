import { z } from "zod";
import { recipeSchema } from "./recipe.ts";

/** Also a file name and an argument of the agent: hence so narrow. */
export const jobIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{8,40}$/, "jobId")
  .brand<"JobId">();
export type JobId = z.infer<typeof jobIdSchema>;

/** What `builder-agent start` reads from stdin. */
export const jobRequestSchema = z.object({
  v: z.literal(1),
  jobId: jobIdSchema,
  kind: z.literal("build"),
  recipe: recipeSchema,
  /** sha256 of the recipe's one spelling, as the dashboard computed it; the agent refuses another. */
  recipeHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** False: nothing that an earlier job left on the host is used again (`mib build --no-cache`). */
  isReuseAllowed: z.boolean(),
});
export type JobRequest = z.infer<typeof jobRequestSchema>;

/** What `builder-agent start` prints: one line. `isNew` is false where the job had been started before. */
export const startAnswerSchema = z.object({ v: z.literal(1), jobId: jobIdSchema, isNew: z.boolean() });
export type StartAnswer = z.infer<typeof startAnswerSchema>;
