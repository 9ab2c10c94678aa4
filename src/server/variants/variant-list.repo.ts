import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { type VariantId, variantIdSchema } from "#domain/id.ts";
import type { VariantSort, VariantState } from "#domain/variant/variant-list.ts";
import type { DistroId, RecipePartKind } from "#protocol/recipe.ts";
import type { Db } from "#server/db/client.ts";
import { findWords } from "#server/db/find-words.ts";
import { baseImage, variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { isBaseNewer, isBaseOfVariant, isDefinitionNewer, isNewestImage } from "./newest-image.ts";

export type VariantQuery = {
  readonly isArchived: boolean;
  /** Each of these words has to stand in the name, the title or the base image's title; "" finds all. */
  readonly search: string;
  readonly distro: DistroId | null;
  readonly part: RecipePartKind | null;
  readonly state: VariantState | null;
  readonly isPublished: boolean | null;
  readonly sort: VariantSort;
  /** Only what comes after this one, in the order that is asked for. */
  readonly afterId: VariantId | null;
  readonly limit: number;
  /** An image from before is stale for its age alone. */
  readonly staleBefore: Date;
};

/** The variants that a query asks for, in its order; at most so many as its limit says. */
export function listVariantIds(db: Db, query: VariantQuery): VariantId[] {
  const { key, way } = ORDERS[query.sort];
  const { afterId } = query;
  const where = and(
    query.isArchived ? isNotNull(variant.archivedAt) : isNull(variant.archivedAt),
    ...findWords(query.search, SEARCHED),
    query.distro === null ? undefined : isOnDistro(query.distro),
    query.part === null ? undefined : hasPart(query.part),
    query.state === null ? undefined : stateConditions(query.staleBefore)[query.state],
    query.isPublished === null ? undefined : eq(IS_PUBLISHED, Number(query.isPublished)),
    afterId === null ? undefined : sql`(${key}, ${variant.id}) ${BEYOND[way]} (${findKey(db, key, afterId)}, ${afterId})`,
  );
  const rows = selectKeys(db, key)
    .where(where)
    .orderBy(...[key, variant.id].map((by) => sql`${by} ${sql.raw(way)}`));
  return rows
    .limit(query.limit)
    .all()
    .map(({ id }) => variantIdSchema.parse(id));
}

/** SQLite leaves out the joins of which a query makes no use ("The Omit LEFT JOIN Optimization"), so that they cost only who needs them. */
function selectKeys(db: Db, key: SQL) {
  return db
    .select({ id: variant.id, key: sql<string | number>`${key}` })
    .from(variant)
    .leftJoin(image, isNewestImage)
    .leftJoin(job, eq(job.id, image.buildId))
    .leftJoin(baseImage, isBaseOfVariant);
}

function findKey(db: Db, key: SQL, id: VariantId): string | number | null {
  return selectKeys(db, key).where(eq(variant.id, id)).get()?.key ?? null;
}

const LAST_NUMBER = sql`(select max(own.number) from ${job} own where own.variant_id = ${variant.id})`;

const BEYOND = { asc: sql.raw(">"), desc: sql.raw("<") } as const;

/** What never was comes last. */
const ORDERS: Readonly<Record<VariantSort, { readonly key: SQL; readonly way: keyof typeof BEYOND }>> = {
  name: { key: sql`${variant.name}`, way: "asc" },
  newest: { key: sql`coalesce(${image.createdAt}, 0)`, way: "desc" },
  size: { key: sql`coalesce(${image.sizeBytes}, 0)`, way: "desc" },
  built: { key: sql`coalesce(${LAST_NUMBER}, 0)`, way: "desc" },
};

const SEARCHED = sql`${variant.name} || ' ' || json_extract(${variant.definition}, '$.title') || ' ' || coalesce(
  (select json_extract(own.definition, '$.title') from ${baseImage} own
    where own.id = json_extract(${variant.definition}, '$.baseImageId')), '')`;

const IS_PUBLISHED = sql<number>`exists (select 1 from ${publication} own where own.variant_id = ${variant.id} and own.state = 'published')`;

function isOnDistro(distro: DistroId): SQL {
  return sql`json_extract(${variant.definition}, '$.baseImageId') in (select own.id from ${baseImage} own
    where json_extract(own.definition, '$.base.distro') = ${distro})`;
}

/** Quotes within a text of JSON are escaped, so this stands nowhere but where a part says its kind; json_each is four times slower. */
function hasPart(part: RecipePartKind): SQL {
  return sql`instr(json_extract(${variant.definition}, '$.parts'), ${`"kind":"${part}"`}) > 0`;
}

function stateConditions(staleBefore: Date): Readonly<Record<VariantState, SQL>> {
  const isStale = sql`(${image.createdAt} < ${staleBefore.getTime()} or ${isDefinitionNewer} or ${isBaseNewer})`;
  return {
    fresh: sql`${image.id} is not null and not ${isStale}`,
    stale: sql`${image.id} is not null and ${isStale}`,
    unbuilt: sql`${image.id} is null`,
    failed: sql`(select own.state from ${job} own where own.variant_id = ${variant.id} and own.number is not null
      order by own.number desc limit 1) = 'failed'`,
  };
}
