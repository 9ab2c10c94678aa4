import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "#server/db/client.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { baseImage, type CatalogTable, mirrorProfile, variant } from "#server/db/schema/catalog.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { image, job } from "#server/db/schema/job.ts";

/** Something that has a page of its own: what it is called, and what tells it from others of that name. */
export type FoundRow = { readonly id: string; readonly title: string; readonly note: string | null };

/** `words` are in small letters; a row holds all of them in its title and note. */
type Find = (db: Db, words: readonly string[], limit: number) => FoundRow[];

/** One way to look for each noun, in the order in which they are shown. SQLite folds the case of Latin letters alone. */
export const FIND = {
  variant: (db, words, limit) => findEntries(db, variant, words, limit),
  build: findBuilds,
  image: findImages,
  baseImage: (db, words, limit) => findEntries(db, baseImage, words, limit),
  mirrorProfile: (db, words, limit) => findEntries(db, mirrorProfile, words, limit),
  cloudTarget: (db, words, limit) => findNamed(db, cloudTarget, words, limit),
  host: (db, words, limit) => findNamed(db, builderHost, words, limit),
} as const satisfies Record<string, Find>;

function holds(text: SQL, words: readonly string[]): SQL | undefined {
  return and(...words.map((word) => sql`instr(lower(${text}), ${word}) > 0`));
}

function findEntries(db: Db, table: CatalogTable, words: readonly string[], limit: number): FoundRow[] {
  const title = sql<string>`json_extract(${table.definition}, '$.title')`;
  return db
    .select({ id: table.id, title, note: table.name })
    .from(table)
    .where(and(isNull(table.archivedAt), holds(sql`${title} || ' ' || ${table.name}`, words)))
    .orderBy(title)
    .limit(limit)
    .all();
}

function findBuilds(db: Db, words: readonly string[], limit: number): FoundRow[] {
  const title = sql<string>`'#' || ${job.number} || ' ' || json_extract(${variant.definition}, '$.title')`;
  return db
    .select({ id: job.id, title, note: job.state })
    .from(job)
    .innerJoin(variant, eq(variant.id, job.variantId))
    .where(and(eq(job.kind, "build"), holds(sql`${title} || ' ' || ${variant.name}`, words)))
    .orderBy(desc(job.number))
    .limit(limit)
    .all();
}

function findImages(db: Db, words: readonly string[], limit: number): FoundRow[] {
  const note = sql<string>`json_extract(${variant.definition}, '$.title')`;
  return db
    .select({ id: image.id, title: image.fileName, note })
    .from(image)
    .innerJoin(variant, eq(variant.id, image.variantId))
    .where(and(isNull(image.deletedAt), holds(sql`${image.fileName} || ' ' || ${note}`, words)))
    .orderBy(desc(image.createdAt))
    .limit(limit)
    .all();
}

function findNamed(db: Db, table: typeof cloudTarget | typeof builderHost, words: readonly string[], limit: number): FoundRow[] {
  return db
    .select({ id: table.id, title: table.name, note: sql<null>`null` })
    .from(table)
    .where(and(isNull(table.archivedAt), holds(sql`${table.name}`, words)))
    .orderBy(table.name)
    .limit(limit)
    .all();
}
