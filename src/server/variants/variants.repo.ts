import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type CloudTargetId, type VariantId, variantIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { spellKin, variant } from "#server/db/schema/catalog.ts";

/** How many are in use. */
export function countVariants(db: Db): number {
  const counted = db.select({ total: count() }).from(variant).where(isNull(variant.archivedAt)).get();
  return counted?.total ?? 0;
}

/** There are one or two; somebody may have many of a kind, and nobody compares them all. */
const MOST_KIN = 8;

/** The other variants in use that differ from one in nothing but pre-pulled container images, and perhaps not even in that. */
export function listKinIds(db: Db, id: VariantId): VariantId[] {
  const own = alias(variant, "own");
  const kin = db
    .select({ kin: spellKin(own.definition) })
    .from(own)
    .where(eq(own.id, id));
  const rows = db
    .select({ id: variant.id })
    .from(variant)
    .where(and(sql`${spellKin(variant.definition)} = (${kin})`, isNull(variant.archivedAt), ne(variant.id, id)))
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
