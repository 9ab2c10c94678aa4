import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { ImageId, VariantId } from "#domain/id.ts";
import type { DistroId, Recipe } from "#protocol/recipe.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";

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

export function findImage(db: Db, id: ImageId) {
  return selectImages(db).where(eq(image.id, id)).get();
}

/** Of a deleted image, too: what is published of it stays. */
export function findBuiltBy(db: Db, id: ImageId): Recipe | undefined {
  return db.select({ recipe: job.recipe }).from(image).innerJoin(job, eq(job.id, image.buildId)).where(eq(image.id, id)).get()
    ?.recipe;
}

export function setImageDeleted(db: Db, id: ImageId, deletedAt: Date): void {
  db.update(image).set({ deletedAt }).where(eq(image.id, id)).run();
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
