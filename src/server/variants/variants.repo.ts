import { and, asc, count, desc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { type CloudTargetId, type VariantId, variantIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { findWords } from "#server/db/find-words.ts";
import { baseImage, spellKin, variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";

/** How many are in use. */
export function countVariants(db: Db): number {
  const counted = db.select({ total: count() }).from(variant).where(isNull(variant.archivedAt)).get();
  return counted?.total ?? 0;
}

export type VariantQuery = {
  readonly isArchived: boolean;
  /** Each of these words has to stand in the name, the title or the base image's title; "" finds all. */
  readonly search: string;
  /** Only what comes after this one, by name and id. */
  readonly after: { readonly name: string; readonly id: VariantId } | null;
  readonly limit: number;
};

/** By name. */
export function listVariantIds(db: Db, { isArchived, search, after, limit }: VariantQuery): VariantId[] {
  const title = sql`json_extract(${variant.definition}, '$.title')`;
  const baseTitle = sql`(select json_extract(${baseImage.definition}, '$.title') from ${baseImage}
    where ${baseImage.id} = json_extract(${variant.definition}, '$.baseImageId'))`;
  const rows = db
    .select({ id: variant.id })
    .from(variant)
    .where(
      and(
        isArchived ? isNotNull(variant.archivedAt) : isNull(variant.archivedAt),
        after === null ? undefined : sql`(${variant.name}, ${variant.id}) > (${after.name}, ${after.id})`,
        ...findWords(search, sql`${variant.name} || ' ' || ${title} || ' ' || coalesce(${baseTitle}, '')`),
      ),
    )
    .orderBy(asc(variant.name), asc(variant.id))
    .limit(limit)
    .all();
  return rows.map(({ id }) => variantIdSchema.parse(id));
}

/** There are one or two; somebody may have many of a kind, and nobody compares them all. */
const MOST_KIN = 8;

/** The other variants in use that differ from one in nothing but pre-pulled container images, and perhaps not even in that. */
export function listKinIds(db: Db, id: VariantId): VariantId[] {
  const own = db
    .select({ kin: spellKin(variant.definition) })
    .from(variant)
    .where(eq(variant.id, id))
    .get();
  const isKin = sql`${spellKin(variant.definition)} = ${own?.kin ?? ""}`;
  const rows = db
    .select({ id: variant.id })
    .from(variant)
    .where(and(isKin, isNull(variant.archivedAt), ne(variant.id, id)))
    .limit(MOST_KIN)
    .all();
  return rows.map((row) => variantIdSchema.parse(row.id));
}

/** The variants in use whose definition names a base image or a mirror profile. */
export function listVariantsThatName(db: Db, field: "baseImageId" | "mirrorProfileId", id: string) {
  return db
    .select({ id: variant.id, name: variant.name, title: sql<string>`json_extract(${variant.definition}, '$.title')` })
    .from(variant)
    .where(and(isNull(variant.archivedAt), eq(sql`json_extract(${variant.definition}, ${`$.${field}`})`, id)))
    .all()
    .map((row) => ({ ...row, id: variantIdSchema.parse(row.id) }));
}

/** The names of the variants in use that are built on servers of a cloud. */
export function listVariantsBuiltIn(db: Db, targetId: CloudTargetId): string[] {
  const isBuiltThere = sql`json_extract(${variant.definition}, '$.pipeline') = 'snapshot'
    and json_extract(${variant.definition}, '$.snapshotTargetId') = ${targetId}`;
  const rows = db
    .select({ name: variant.name })
    .from(variant)
    .where(and(isNull(variant.archivedAt), isBuiltThere))
    .all();
  return rows.map(({ name }) => name);
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
