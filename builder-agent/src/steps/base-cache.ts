import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { JobContext } from "../engine/job-context.ts";
import type { Unneeded } from "../engine/step.ts";
import { baseIdentity } from "../findings.ts";

/** What stands beside a base image in the cache; written last, so that its presence means that the base is whole and verified. */
export const cachedBaseSchema = z.object({
  file: z.string(),
  format: z.enum(["qcow2", "raw"]),
  sha256: z.string(),
  sealedAt: z.iso.datetime(),
});
export type CachedBase = z.infer<typeof cachedBaseSchema>;

export const CACHE_NOTE = "base.json";

export function isCachedBase(folder: string): boolean {
  return existsSync(join(folder, CACHE_NOTE));
}

export function readCachedBase(folder: string): CachedBase {
  return cachedBaseSchema.parse(JSON.parse(readFileSync(join(folder, CACHE_NOTE), "utf8")));
}

/** Steps of a bootstrap are not for a downloaded base, and not needed for one that is cached. */
export function bypassBootstrap(context: JobContext): Unneeded | null {
  if (context.recipe.base.origin.kind !== "bootstrap") return "skipped";
  return baseIdentity.find(context.job)?.isCached === true ? "reused" : null;
}

/** The same the other way round. */
export function bypassDownload(context: JobContext): Unneeded | null {
  if (context.recipe.base.origin.kind !== "url") return "skipped";
  return baseIdentity.find(context.job)?.isCached === true ? "reused" : null;
}
