import { and, desc, eq, isNull, lt, ne, sql } from "drizzle-orm";
import type { ImageId, VariantId } from "#domain/id.ts";
import type { DistroId, Recipe } from "#protocol/recipe.ts";
import type { Db } from "#server/db/client.ts";
import { findWords } from "#server/db/find-words.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";
import { person } from "#server/db/schema/person.ts";

function selectImages(db: Db) {
  return db
    .select({
      id: image.id,
      buildId: image.buildId,
      buildNumber: sql<number>`${job.number}`,
      variantId: image.variantId,
      variantName: variant.name,
      variantTitle: sql<string>`json_extract(${variant.definition}, '$.title')`,
      minDiskGib: sql<number>`json_extract(${variant.definition}, '$.minDiskGib')`,
      minRamMib: sql<number>`json_extract(${variant.definition}, '$.minRamMib')`,
      distro: sql<DistroId>`json_extract(${job.recipe}, '$.base.distro')`,
      osVersion: sql<string>`json_extract(${job.recipe}, '$.base.version')`,
      fileName: image.fileName,
      sizeBytes: image.sizeBytes,
      virtualSizeBytes: image.virtualSizeBytes,
      sha256: image.sha256,
      sha512: image.sha512,
      packageCount: image.packageCount,
      fileCount: image.fileCount,
      contentBytes: image.contentBytes,
      createdAt: image.createdAt,
      deletedAt: image.deletedAt,
      pinnedAt: image.pinnedAt,
      downloadedAt: image.downloadedAt,
    })
    .from(image)
    .innerJoin(job, eq(job.id, image.buildId))
    .innerJoin(variant, eq(variant.id, image.variantId));
}

/** Newest first, without those deleted. */
export function listImages(db: Db, { variantId, limit }: { variantId?: VariantId | undefined; limit?: number }) {
  const where = and(isNull(image.deletedAt), variantId === undefined ? undefined : eq(image.variantId, variantId));
  return selectImages(db)
    .where(where)
    .orderBy(desc(image.createdAt))
    .limit(limit ?? 1_000)
    .all();
}

/** The images that a variant ever made, also those deleted, with how long each was built for; newest first. */
export function listHistory(db: Db, variantId: VariantId, limit: number) {
  return db
    .select({
      id: image.id,
      buildId: image.buildId,
      buildNumber: sql<number>`${job.number}`,
      fileName: image.fileName,
      sizeBytes: image.sizeBytes,
      packageCount: image.packageCount,
      durationMs: sql<number | null>`${job.finishedAt} - ${job.startedAt}`,
      createdAt: image.createdAt,
      isDeleted: sql<number>`${image.deletedAt} is not null`.mapWith(Boolean),
    })
    .from(image)
    .innerJoin(job, eq(job.id, image.buildId))
    .where(eq(image.variantId, variantId))
    .orderBy(desc(image.createdAt))
    .limit(limit)
    .all();
}

export function findImage(db: Db, id: ImageId) {
  return selectImages(db).where(eq(image.id, id)).get();
}

type OthersQuery = {
  /** Each of these words has to stand in the file's name or the variant's title; "" finds all. */
  readonly search: string;
  readonly limit: number;
};

/** The other images that are there: first the older ones of the same variant, then its newer ones, then all others; each newest first. */
export function listOtherImages(
  db: Db,
  one: Pick<typeof image.$inferSelect, "id" | "variantId" | "createdAt">,
  { search, limit }: OthersQuery,
) {
  const isKin = eq(image.variantId, one.variantId);
  const text = sql`${image.fileName} || ' ' || json_extract(${variant.definition}, '$.title')`;
  return selectImages(db)
    .where(and(isNull(image.deletedAt), ne(image.id, one.id), ...findWords(search, text)))
    .orderBy(desc(and(isKin, lt(image.createdAt, one.createdAt)) ?? isKin), desc(isKin), desc(image.createdAt), desc(image.id))
    .limit(limit)
    .all();
}

/** Who had an image built, and from which recipe; undefined where there is no such image. */
export function findOrigin(db: Db, id: ImageId) {
  return db
    .select({
      personName: person.name,
      revision: sql<number>`json_extract(${job.recipe}, '$.variant.revision')`,
      recipeHash: job.recipeHash,
    })
    .from(image)
    .innerJoin(job, eq(job.id, image.buildId))
    .leftJoin(person, eq(person.id, job.personId))
    .where(eq(image.id, id))
    .get();
}

/** Of a deleted image, too: what is published of it stays. */
export function findBuiltBy(db: Db, id: ImageId): Recipe | undefined {
  return db.select({ recipe: job.recipe }).from(image).innerJoin(job, eq(job.id, image.buildId)).where(eq(image.id, id)).get()
    ?.recipe;
}

export function setImageDeleted(db: Db, id: ImageId, deletedAt: Date): void {
  db.update(image).set({ deletedAt }).where(eq(image.id, id)).run();
}

export function setImagePinned(db: Db, id: ImageId, pinnedAt: Date | null): void {
  db.update(image).set({ pinnedAt }).where(eq(image.id, id)).run();
}

export function setImageDownloaded(db: Db, id: ImageId, downloadedAt: Date): void {
  db.update(image).set({ downloadedAt }).where(eq(image.id, id)).run();
}

/** How many images there are, and the bytes that their files take. */
export function measureImages(db: Db) {
  return (
    db
      .select({ total: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${image.sizeBytes}), 0)` })
      .from(image)
      .where(isNull(image.deletedAt))
      .get() ?? { total: 0, bytes: 0 }
  );
}
