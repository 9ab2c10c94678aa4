import { z } from "zod";
import { checkOutcomeSchema, checkPhaseSchema } from "#protocol/job-event.ts";
import { type ImageId, imageIdSchema } from "../id.ts";
import type { Check } from "../job/check.ts";
import { isFinished, type JobState } from "../job/job.ts";

/**
 * A disk to verify that is no image of ours: `path` is absolute on the dashboard's own machine. The digest is taken by the
 * dispatcher as it begins, and null before.
 */
export type DiskFile = { readonly path: string; readonly digest: DiskDigest | null };
export type DiskDigest = { readonly sizeBytes: number; readonly sha256: string };

/** The report of a verification, as it lies beside the image in `verification.json` and as `mib verify --json` prints it. */
export const verificationReportSchema = z.object({
  /** Null: what was verified is a file that no build of ours made. */
  imageId: imageIdSchema.nullable(),
  sha256: z.string(),
  passed: z.boolean(),
  checks: z.array(
    z.object({
      id: z.string(),
      lesson: z.string().nullable(),
      phase: checkPhaseSchema,
      outcome: checkOutcomeSchema,
      evidence: z.string(),
    }),
  ),
});
export type VerificationReport = z.infer<typeof verificationReportSchema>;

/** What a verification that came to its end says; `subject`s are told in the evidence. */
export function makeReport(imageId: ImageId | null, sha256: string, checks: readonly Check[]): VerificationReport {
  return verificationReportSchema.parse({ imageId, sha256, passed: isPassed(checks), checks });
}

/** No check failed, and there was one at all. */
function isPassed(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ outcome }) => outcome !== "failed");
}

/** The newest verification of an image, in short. */
export type VerificationSummary = { readonly state: JobState; readonly checkCount: number; readonly failedCount: number };

/** `running` is also one that waits for its host. `failed` is also one that did not come to its end: then nothing is proven. */
export type VerificationStanding = "none" | "running" | "passed" | "failed";

/** Where an image stands by its newest verification. */
export function standingOf(newest: VerificationSummary | null): VerificationStanding {
  if (newest === null) return "none";
  if (!isFinished(newest.state)) return "running";
  return newest.state === "succeeded" && newest.failedCount === 0 && newest.checkCount > 0 ? "passed" : "failed";
}

/** Nothing is published that is not proven: the newest verification has to have passed. */
export function canBePublished(image: {
  readonly deletedAt: Date | string | null;
  readonly verification: VerificationSummary | null;
}) {
  return image.deletedAt === null && standingOf(image.verification) === "passed";
}
