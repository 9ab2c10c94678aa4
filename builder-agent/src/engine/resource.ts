import { z } from "zod";

/**
 * What a job may hold of its host, described so that another process can find and release it after a kill:
 * by paths that are unique to the job, never by a number that the kernel may give to somebody else.
 */
export const resourceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("directory"), path: z.string() }),
  /** Processes whose command line holds the token, a path in the job's workspace. */
  z.object({ kind: z.literal("process"), token: z.string() }),
  /** The loop device over a file of this name (unique; the kernel shows only the name where the folder is mounted elsewhere). */
  z.object({ kind: z.literal("loop-device"), fileName: z.string() }),
  z.object({ kind: z.literal("mount"), target: z.string() }),
]);
export type Resource = z.infer<typeof resourceSchema>;
export type ResourceKind = Resource["kind"];
