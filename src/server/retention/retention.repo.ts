import { and, eq, exists, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { ImageId, JobId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { setting } from "#server/db/schema/setting.ts";

const NAME = "retention";

export function findRetention(db: Db) {
  return db.select().from(setting).where(eq(setting.name, NAME)).get();
}

export function saveRetention(db: Db, value: unknown, at: Date): void {
  const row = { value, updatedAt: at };
  db.insert(setting)
    .values({ name: NAME, ...row })
    .onConflictDoUpdate({ target: setting.name, set: row })
    .run();
}

/** All images that are there, with what decides whether they stay. */
export function listStoredImages(db: Db) {
  const inCloud = db
    .select({ one: sql`1` })
    .from(publication)
    .where(and(eq(publication.imageId, image.id), inArray(publication.state, ["published", "hidden"])));
  const atWork = db
    .select({ one: sql`1` })
    .from(job)
    .where(and(eq(job.imageId, image.id), inArray(job.state, ["queued", "running"])));
  const { id, variantId, fileName, sizeBytes, createdAt, pinnedAt, downloadedAt } = image;
  return db
    .select({
      ...{ id, variantId, fileName, sizeBytes, createdAt, pinnedAt, downloadedAt },
      variantTitle: sql<string>`json_extract(${variant.definition}, '$.title')`,
      isPublished: sql<number>`${exists(inCloud)}`.mapWith(Boolean),
      isBusy: sql<number>`${exists(atWork)}`.mapWith(Boolean),
    })
    .from(image)
    .innerJoin(variant, eq(variant.id, image.variantId))
    .where(isNull(image.deletedAt))
    .all();
}

/** Jobs that ended before `end` and have their log still, but for builds whose image is there. */
export function listOldJournals(db: Db, end: Date): { readonly id: JobId; readonly bytes: number }[] {
  return db
    .select({ id: job.id, bytes: job.journalBytes })
    .from(job)
    .leftJoin(image, eq(image.buildId, job.id))
    .where(
      and(
        lt(job.finishedAt, end),
        inArray(job.state, ["succeeded", "failed", "cancelled"]),
        ne(job.journalBytes, 0),
        isNull(job.journalDeletedAt),
        or(isNull(image.id), isNotNull(image.deletedAt)),
      ),
    )
    .all();
}

export function setJournalDeleted(db: Db, id: JobId, at: Date): void {
  db.update(job).set({ journalDeletedAt: at }).where(eq(job.id, id)).run();
}

export function setImageRetired(db: Db, id: ImageId, at: Date): void {
  db.update(image).set({ deletedAt: at }).where(eq(image.id, id)).run();
}

/** Grows with every image that comes: SQLite gives a new row the largest number (sqlite.org/rowidtable.html). */
export function readNewestImageRow(db: Db): number {
  return db.select({ row: sql<number>`coalesce(max(rowid), 0)` }).from(image).get()?.row ?? 0;
}
