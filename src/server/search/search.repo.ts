import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#server/db/client.ts";
import { findWords } from "#server/db/find-words.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { baseImage, type CatalogTable, mirrorProfile, variant } from "#server/db/schema/catalog.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { image, job } from "#server/db/schema/job.ts";

/** Something that has a page of its own: what it is called, and what tells it from others of that name. */
export type FoundRow = { readonly id: string; readonly title: string; readonly note: string | null };

/** A row holds every word of `text` in its title and note. */
type Find = (db: Db, text: string, limit: number) => FoundRow[];

/** One way to look for each noun, in the order in which they are shown. */
export const FIND = {
  variant: (db, text, limit) => findEntries(db, variant, text, limit),
  build: findBuilds,
  image: findImages,
  baseImage: (db, text, limit) => findEntries(db, baseImage, text, limit),
  mirrorProfile: (db, text, limit) => findEntries(db, mirrorProfile, text, limit),
  cloudTarget: (db, text, limit) => findNamed(db, cloudTarget, text, limit),
  host: (db, text, limit) => findNamed(db, builderHost, text, limit),
} as const satisfies Record<string, Find>;

function findEntries(db: Db, table: CatalogTable, text: string, limit: number): FoundRow[] {
  const title = sql<string>`json_extract(${table.definition}, '$.title')`;
  return db
    .select({ id: table.id, title, note: table.name })
    .from(table)
    .where(and(isNull(table.archivedAt), ...findWords(text, sql`${title} || ' ' || ${table.name}`)))
    .orderBy(title)
    .limit(limit)
    .all();
}

function findBuilds(db: Db, text: string, limit: number): FoundRow[] {
  const title = sql<string>`'#' || ${job.number} || ' ' || json_extract(${variant.definition}, '$.title')`;
  return db
    .select({ id: job.id, title, note: job.state })
    .from(job)
    .innerJoin(variant, eq(variant.id, job.variantId))
    .where(and(eq(job.kind, "build"), ...findWords(text, sql`${title} || ' ' || ${variant.name}`)))
    .orderBy(desc(job.number))
    .limit(limit)
    .all();
}

function findImages(db: Db, text: string, limit: number): FoundRow[] {
  const note = sql<string>`json_extract(${variant.definition}, '$.title')`;
  return db
    .select({ id: image.id, title: image.fileName, note })
    .from(image)
    .innerJoin(variant, eq(variant.id, image.variantId))
    .where(and(isNull(image.deletedAt), ...findWords(text, sql`${image.fileName} || ' ' || ${note}`)))
    .orderBy(desc(image.createdAt))
    .limit(limit)
    .all();
}

function findNamed(db: Db, table: typeof cloudTarget | typeof builderHost, text: string, limit: number): FoundRow[] {
  return db
    .select({ id: table.id, title: table.name, note: sql<null>`null` })
    .from(table)
    .where(and(isNull(table.archivedAt), ...findWords(text, sql`${table.name}`)))
    .orderBy(table.name)
    .limit(limit)
    .all();
}
