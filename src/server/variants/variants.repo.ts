import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type VariantId, variantIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";

/** The variants in use whose definition names a base image or a mirror profile. */
export function listVariantsThatName(db: Db, field: "baseImageId" | "mirrorProfileId", id: string) {
  return db
    .select({ id: variant.id, name: variant.name, title: sql<string>`json_extract(${variant.definition}, '$.title')` })
    .from(variant)
    .where(and(isNull(variant.archivedAt), eq(sql`json_extract(${variant.definition}, ${`$.${field}`})`, id)))
    .all()
    .map((row) => ({ ...row, id: variantIdSchema.parse(row.id) }));
}

export function findNewestImage(db: Db, id: VariantId) {
  return db
    .select({ id: image.id, sizeBytes: image.sizeBytes, createdAt: image.createdAt })
    .from(image)
    .where(and(eq(image.variantId, id), isNull(image.deletedAt)))
    .orderBy(desc(image.createdAt))
    .limit(1)
    .get();
}

export function findLastBuild(db: Db, id: VariantId) {
  return db
    .select({
      id: job.id,
      number: sql<number>`${job.number}`,
      state: job.state,
      createdAt: job.createdAt,
      finishedAt: job.finishedAt,
    })
    .from(job)
    .where(and(eq(job.kind, "build"), eq(job.variantId, id)))
    .orderBy(desc(job.number))
    .limit(1)
    .get();
}
