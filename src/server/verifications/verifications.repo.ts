import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { ImageId, JobId } from "#domain/id.ts";
import type { VerificationSummary } from "#domain/verification/verification.ts";
import type { Db } from "#server/db/client.ts";
import { check, image, job } from "#server/db/schema/job.ts";

const checkCount = sql<number>`(select count(*) from ${check} where ${check.jobId} = ${job.id})`;
const failedCount = sql<number>`(select count(*) from ${check} where ${check.jobId} = ${job.id} and ${check.outcome} = 'failed')`;

/** One that was cancelled said nothing. */
const isHeard = and(eq(job.kind, "verify"), ne(job.state, "cancelled"));

type NewestVerification = VerificationSummary & { readonly jobId: JobId; readonly finishedAt: Date | null };

/** The newest verification of each image that has one. */
export function listNewestVerifications(db: Db): Map<ImageId, NewestVerification> {
  const rows = db
    .select({ imageId: job.imageId, jobId: job.id, state: job.state, finishedAt: job.finishedAt, checkCount, failedCount })
    .from(job)
    .where(and(isHeard, isNotNull(job.imageId)))
    .orderBy(job.id)
    .all();
  return new Map(rows.flatMap(({ imageId, ...newest }) => (imageId === null ? [] : [[imageId, newest] as const])));
}

export function findNewestVerification(db: Db, imageId: ImageId): JobId | undefined {
  const where = and(isHeard, eq(job.imageId, imageId));
  return db.select({ id: job.id }).from(job).where(where).orderBy(desc(job.id)).limit(1).get()?.id;
}

/** An image with the recipe that it was built by. */
export function findBuiltImage(db: Db, id: ImageId) {
  return db
    .select({
      id: image.id,
      fileName: image.fileName,
      sha256: image.sha256,
      deletedAt: image.deletedAt,
      variantId: image.variantId,
      recipe: job.recipe,
    })
    .from(image)
    .innerJoin(job, eq(job.id, image.buildId))
    .where(eq(image.id, id))
    .get();
}
