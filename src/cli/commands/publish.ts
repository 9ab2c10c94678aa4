import { type JobId, jobIdSchema, publicationIdSchema } from "#domain/id.ts";
import { visibilitySchema } from "#protocol/cloud-target.ts";
import { CliError, UsageError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findImage, findTarget, findVariant } from "../find.ts";
import { waitForJob } from "../wait-for-job.ts";
import { WORDS } from "../words.ts";

export type PublishOptions = {
  readonly image: string;
  readonly target: string;
  readonly wait?: boolean;
  /** `private` unless told otherwise; `shared` where projects are named. */
  readonly visibility?: string;
  readonly shareWith?: readonly string[];
  /** Why an admin publishes what has not passed its verification. */
  readonly unproven?: string;
};

type Queued = { readonly publicationId: string; readonly jobId: string };

/** Publishes an image on a target. */
export async function publish(context: CommandContext, { image, target, ...given }: PublishOptions): Promise<Answer> {
  const sight = readSight(given);
  const [{ id: imageId }, { id: targetId }] = [await findImage(context.api, image), await findTarget(context.api, target)];
  const wish = { imageId, targetId, ...sight, unprovenReason: given.unproven ?? null };
  const queued = await context.api.publications.publish.mutate(wish);
  if (given.wait !== true) return { json: queued, text: `${WORDS.publishingQueued(queued.jobId)}\n` };
  const { id: publicationId, glanceId, sha512, osHashValue, standing } = await settle(context, queued);
  const text = `${WORDS.published(image, target, glanceId ?? "")}\n`;
  return { json: { publicationId, glanceId, sha512, osHashValue, state: standing }, text };
}

/** Who is to see the image. Projects may be named several times, and with commas between, as people paste them. */
function readSight({ visibility, shareWith = [] }: Pick<PublishOptions, "visibility" | "shareWith">) {
  const members = shareWith.flatMap((ids) => ids.split(/[\s,]+/)).filter((id) => id !== "");
  const chosen = visibilitySchema.safeParse(visibility ?? (members.length > 0 ? "shared" : "private"));
  if (!chosen.success) throw new UsageError(WORDS.visibilities(visibilitySchema.options.join(", ")));
  if (members.length > 0 && chosen.data !== "shared") throw new UsageError(WORDS.sharedOnly(chosen.data));
  return { visibility: chosen.data, members };
}

/** Shows again what a variant had on a target before. */
export async function rollBack(context: CommandContext, given: { variant: string; target: string }): Promise<Answer> {
  const [variant, target] = [await findVariant(context.api, given.variant), await findTarget(context.api, given.target)];
  const queued = await context.api.publications.rollback.mutate({ variantId: variant.id, targetId: target.id });
  return describe(await settle(context, queued));
}

/** Takes a publication out of use. */
export async function withdraw(context: CommandContext, given: { publication: string; reason: string }): Promise<Answer> {
  const id = publicationIdSchema.safeParse(given.publication);
  if (!id.success) throw new UsageError(WORDS.publicationById);
  return describe(await settle(context, await context.api.publications.withdraw.mutate({ id: id.data, reason: given.reason })));
}

/** Waits for the job and gives the publication as it then stands. Throws the job's own failure where it has one. */
async function settle(context: CommandContext, queued: Queued) {
  const id: JobId = jobIdSchema.parse(queued.jobId);
  await waitForJob(context, { id, title: WORDS.publishing, interrupted: WORDS.publishingInterrupted(id) });
  const { failure, state } = await context.api.jobs.byId.query({ id });
  if (failure !== null) throw new CliError({ code: failure.code, blame: failure.blame, message: failure.message });
  if (state === "cancelled") throw new CliError({ code: "CANCELLED", blame: "user", message: WORDS.publishingCancelled });
  return context.api.publications.byId.query({ id: publicationIdSchema.parse(queued.publicationId) });
}

function describe({ id, imageFileName, targetName, standing }: Awaited<ReturnType<typeof settle>>): Answer {
  return { json: { publicationId: id, state: standing }, text: `${WORDS.stands(imageFileName, targetName, standing)}\n` };
}
