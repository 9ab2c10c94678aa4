import { type JobId, jobIdSchema } from "#domain/id.ts";
import { type KeepFailed, keepFailedSchema } from "#protocol/job-request.ts";
import { CliError, UsageError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findVariant } from "../find.ts";
import { formatDuration } from "../format.ts";
import { readText } from "../read-text.ts";
import { waitForJob } from "../wait-for-job.ts";
import { WORDS } from "../words.ts";

/** `cache` is false under `--no-cache`. */
export type BuildOptions = {
  readonly variant: string;
  readonly wait?: boolean;
  readonly cache: boolean;
  readonly host?: string;
  readonly keepFailed?: string;
  readonly key?: string;
};

/** Queues a build and, if asked to, waits for its image. Ctrl-C ends the waiting, not the build. */
export async function build(
  context: CommandContext,
  { variant, wait = false, cache, host, ...kept }: BuildOptions,
): Promise<Answer> {
  const keepFailed = readKeepFailed(kept);
  const { id: variantId } = await findVariant(context.api, variant);
  const started = await context.api.builds.start.mutate({ variantId, isReuseAllowed: cache, hostName: host ?? null, keepFailed });
  const id = jobIdSchema.parse(started.id);
  if (!wait) return { json: { buildId: id, number: started.number }, text: `${WORDS.queued(started.number)}\n` };
  const { number } = started;
  await waitForJob(context, { id, title: WORDS.waiting(number, variant), interrupted: WORDS.interrupted(number) });
  return describeEnd(context, id);
}

/** For how long the machine of a failed build is kept, and the public key that opens it: both, or neither. */
function readKeepFailed({ keepFailed: minutes, key }: Pick<BuildOptions, "keepFailed" | "key">): KeepFailed | null {
  if (minutes === undefined && key === undefined) return null;
  if (minutes === undefined || key === undefined) throw new UsageError(WORDS.keepUsage);
  const asked = keepFailedSchema.safeParse({ minutes: Number(minutes), publicKey: readText(key).trim() });
  if (asked.success) return asked.data;
  const isKey = asked.error.issues.some(({ path }) => path.includes("publicKey"));
  throw new UsageError(isKey ? WORDS.noPublicKey(key) : WORDS.keepMinutes);
}

/** Throws the build's own failure where it has one. */
async function describeEnd({ api }: CommandContext, id: JobId): Promise<Answer> {
  const ended = await api.builds.byId.query({ id });
  if (ended.failure !== null) {
    const { code, blame, message } = ended.failure;
    throw new CliError({ code, blame, message });
  }
  if (ended.image === null)
    throw new CliError({ code: "CANCELLED", blame: "user", message: WORDS.ended(ended.number, ended.state) });
  const { virtualSizeBytes } = await api.images.byId.query({ id: ended.image.id });
  const durationMs = Date.parse(ended.finishedAt ?? "") - Date.parse(ended.startedAt ?? "");
  const { id: imageId, file, sizeBytes, sha256 } = ended.image;
  const steps = ended.steps.map((step) => ({ id: step.id, outcome: step.state, durationMs: step.durationMs }));
  return {
    json: { buildId: id, imageId, file, sizeBytes, virtualSizeBytes, sha256, durationMs, steps },
    text: `${WORDS.succeeded(ended.number, formatDuration(durationMs), file)}\n`,
  };
}
