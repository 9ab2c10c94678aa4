import type { VerifyPhase } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { Unneeded } from "../engine/step.ts";
import { isImageSafe, verifiedImage } from "../findings.ts";

/** Steps of a phase that was not asked for are passed by, and all of them where the file is not safe to open. */
export function bypassUnless(phase: VerifyPhase): (context: JobContext) => Unneeded | null {
  return ({ job }) => {
    const isAsked = verifiedImage.find(job)?.phases.includes(phase) !== false;
    return isAsked && isImageSafe.find(job) !== false ? null : "skipped";
  };
}
