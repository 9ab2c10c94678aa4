import { resolve } from "node:path";
import { jobIdSchema } from "#domain/id.ts";
import type { VerificationReport } from "#domain/verification/verification.ts";
import { CliError, UsageError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findImage, findVariant } from "../find.ts";
import { formatTable } from "../format.ts";
import { waitForJob } from "../wait-for-job.ts";
import { WORDS } from "../words.ts";

/** Either an image, or a file with the variant whose checks it has to pass. */
export type VerifyOptions = {
  readonly image: string | undefined;
  readonly wait?: boolean;
  readonly file?: string;
  readonly variant?: string;
};

/**
 * Verifies an image of ours, or any disk of the dashboard's own machine. Waits for the report where it was asked to, and always for a
 * file's: nothing else would ever show it. Throws `VERIFICATION_FAILED`, with the report, where a check failed.
 */
export async function verify(context: CommandContext, { image, wait = false, file, variant }: VerifyOptions): Promise<Answer> {
  if ((image === undefined) === (file === undefined) || (file === undefined) !== (variant === undefined))
    throw new UsageError(WORDS.verifyUsage);
  if (file !== undefined && variant !== undefined) {
    const { id: variantId } = await findVariant(context.api, variant);
    const { jobId } = await context.api.verifications.startFile.mutate({ path: resolve(file), variantId });
    return waitForReport(context, { jobId, name: file });
  }
  const { id: imageId } = await findImage(context.api, image ?? "");
  const { jobId } = await context.api.verifications.start.mutate({ imageId });
  if (wait) return waitForReport(context, { jobId, name: image ?? "" });
  return { json: { jobId, imageId }, text: `${WORDS.verificationQueued(jobId)}\n` };
}

async function waitForReport(context: CommandContext, job: { jobId: string; name: string }): Promise<Answer> {
  const { api } = context;
  const id = jobIdSchema.parse(job.jobId);
  await waitForJob(context, { id, title: WORDS.verifying(job.name), interrupted: WORDS.verificationInterrupted(id) });
  const { failure } = await api.jobs.byId.query({ id });
  if (failure !== null) throw new CliError({ code: failure.code, blame: failure.blame, message: failure.message });
  return describeReport(await api.verifications.report.query({ id }), job.name);
}

function describeReport({ imageId, passed, checks }: VerificationReport, name: string): Answer {
  const rows = checks.map((check) => [check.outcome, check.lesson ?? "-", check.phase, check.id, firstLine(check.evidence)]);
  const text = formatTable(["OUTCOME", "LESSON", "PHASE", "CHECK", "SEEN"], rows);
  const json = { imageId, passed, checks };
  if (passed) return { json, text: `${text}${WORDS.verified(name, checks.length)}\n` };
  const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  const failure = { code: "VERIFICATION_FAILED", blame: "recipe", message: WORDS.notVerified(name, failed.join(", ")) } as const;
  throw new CliError(failure, { json, text });
}

function firstLine(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
