import { join } from "node:path";
import { z } from "zod";
import { jobEventSchema } from "#protocol/job-event.ts";
import { stepIdSchema } from "#protocol/step-id.ts";

/** A build's disk as it stands at rest between two of its parts, with what was found out on the way. All paths are absolute. */
export const checkpointSchema = z.object({
  /** How many parts of the pipeline are done. */
  parts: z.number().int().positive(),
  /** What is to be done next. */
  nextStep: stepIdSchema,
  /** The disk, then what it lies over, down to the base and without it: qcow2 all of them. */
  disks: z.array(z.string()).min(1),
  /** What later parts ask for of what earlier ones found. */
  findings: z.object({
    kernelsBefore: z.array(z.string()).readonly().optional(),
    kernelsAfter: z.array(z.string()).readonly().optional(),
    inventory: z
      .object({ path: z.string(), packageCount: z.number(), fileCount: z.number(), contentBytes: z.number() })
      .optional(),
  }),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A checkpoint that outlived its build. */
export const keptCheckpointSchema = checkpointSchema.extend({
  /** What the disk comes of: whoever goes on from it has the same recipe, agent and base. */
  origin: z.object({ recipeHash: z.string(), agentVersion: z.string(), baseSha256: z.string() }),
  /** What its build told of the image until then. */
  facts: z.array(jobEventSchema),
});
export type KeptCheckpoint = z.infer<typeof keptCheckpointSchema>;

/** Written last: where it is, the checkpoint is whole. */
export const CHECKPOINT_NOTE = "checkpoint.json";

/** So long a failed build may be gone on with. */
export const CHECKPOINT_MS = 24 * 3_600_000;

/** Where a job's disks lie while it runs. Those of one folder name each other without it, so that it can be moved. */
export function disksFolder(workspace: string): string {
  return join(workspace, "disks");
}
