import type { JobContext } from "../engine/job-context.ts";
import type { Unneeded } from "../engine/step.ts";
import { kernelsAfter, kernelsBefore } from "../findings.ts";

/** A kernel that the base did not have is proven by a boot; with the base's own kernel there is nothing to prove. */
export function bypassBoot({ job }: JobContext): Unneeded | null {
  const newest = kernelsAfter.find(job)?.at(-1);
  if (newest === undefined) return null;
  return kernelsBefore.find(job)?.includes(newest) === true ? "skipped" : null;
}
