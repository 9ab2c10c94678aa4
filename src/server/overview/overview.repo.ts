import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { VariantId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { baseImage, variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";
import { isBaseNewer, isBaseOfVariant, isDefinitionNewer } from "#server/variants/newest-image.ts";

const ENDED = ["succeeded", "failed", "cancelled"] as const;

const titleOfVariant = sql<string>`json_extract(${variant.definition}, '$.title')`;
const countOf = (state: (typeof ENDED)[number]) => sql<number>`count(*) filter (where ${job.state} = ${state})`;
const endedSince = (since: Date) => and(eq(job.kind, "build"), inArray(job.state, [...ENDED]), gte(job.finishedAt, since));

/** How builds ended, for each day (of UTC, as in logs) on which one did; the oldest first. */
export function countByDay(db: Db, since: Date) {
  const day = sql<string>`strftime('%Y-%m-%d', ${job.finishedAt} / 1000, 'unixepoch')`;
  return db
    .select({ day, succeeded: countOf("succeeded"), failed: countOf("failed"), cancelled: countOf("cancelled") })
    .from(job)
    .where(endedSince(since))
    .groupBy(day)
    .orderBy(day)
    .all();
}

/** How builds of each variant ended, and how long the successful whole ones took on average, in milliseconds; the most built first. */
export function countByVariant(db: Db, since: Date, limit: number) {
  // One that went on where another failed did only a part.
  const isWhole = sql`${job.state} = 'succeeded' and not ${job.isContinuing}`;
  const duration = sql<number | null>`avg(${job.finishedAt} - ${job.startedAt}) filter (where ${isWhole})`;
  return db
    .select({
      variantId: sql<VariantId>`${job.variantId}`,
      title: titleOfVariant,
      succeeded: countOf("succeeded"),
      failed: countOf("failed"),
      durationMs: duration,
    })
    .from(job)
    .innerJoin(variant, eq(variant.id, job.variantId))
    .where(endedSince(since))
    .groupBy(job.variantId)
    .orderBy(desc(sql`count(*)`))
    .limit(limit)
    .all();
}

/** How many images each variant keeps here, and their bytes; the largest first. */
export function measureByVariant(db: Db, limit: number) {
  const bytes = sql<number>`sum(${image.sizeBytes})`;
  return db
    .select({ variantId: image.variantId, title: titleOfVariant, images: sql<number>`count(*)`, bytes })
    .from(image)
    .innerJoin(variant, eq(variant.id, image.variantId))
    .where(isNull(image.deletedAt))
    .groupBy(image.variantId)
    .orderBy(desc(bytes))
    .limit(limit)
    .all();
}

/** The newest image of each variant in use, with what has become of its variant and base image since. */
export function listNewestImages(db: Db) {
  // SQLite takes the other columns of such a group from the row that holds the maximum ("Bare columns in an aggregate query").
  const newest = sql<number>`max(${image.createdAt})`;
  return db
    .select({
      imageId: image.id,
      variantId: image.variantId,
      title: titleOfVariant,
      createdAt: newest.mapWith(image.createdAt),
      supportEndsOn: sql<string | null>`json_extract(${variant.definition}, '$.listing.supportEndsOn')`,
      isDefinitionNewer: isDefinitionNewer.mapWith(Boolean),
      isBaseNewer: isBaseNewer.mapWith(Boolean),
    })
    .from(image)
    .innerJoin(variant, eq(variant.id, image.variantId))
    .innerJoin(job, eq(job.id, image.buildId))
    .leftJoin(baseImage, isBaseOfVariant)
    .where(and(isNull(image.deletedAt), isNull(variant.archivedAt)))
    .groupBy(image.variantId)
    .all();
}
