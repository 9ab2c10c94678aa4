import { type Column, type SQL, sql } from "drizzle-orm";
import { type IndexBuilder, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { PersonId } from "#domain/id.ts";
import { createdAt, instant, json, updatedAt } from "./column.ts";

export type CatalogTable = ReturnType<typeof catalogTable>;

/**
 * What every catalog entry has: a name that is unique among those not archived, its definition whole, and the count of its edits.
 * `id` and `definition` are parsed by the noun's schema as they are read, so the three tables have one type and one set of queries.
 */
function catalogTable(name: string, more: (definition: Column) => IndexBuilder[] = () => []) {
  return sqliteTable(
    name,
    {
      id: text("id").primaryKey(),
      name: text("name").notNull(),
      definition: json("definition").$type<unknown>().notNull(),
      revision: integer("revision").notNull().default(1),
      createdAt: createdAt(),
      updatedAt: updatedAt(),
      archivedAt: instant("archived_at"),
    },
    (table) => [uniqueIndex(`${name}_name`).on(table.name).where(sql`archived_at is null`), ...more(table.definition)],
  );
}

/**
 * What two variants have alike that differ in nothing but that one has its container images pulled beforehand: the base, and the
 * parts but for that word. As SQL, so that kin are found by an index among however many.
 */
export function spellKin(definition: Column): SQL<string> {
  const parts = sql`json_extract(${definition}, '$.parts')`;
  const plain = sql`replace(replace(${parts}, '"isEnabled":true', ''), '"isEnabled":false', '')`;
  return sql`json_extract(${definition}, '$.baseImageId') || ${plain}`;
}

export const baseImage = catalogTable("base_image");
export const mirrorProfile = catalogTable("mirror_profile");
export const variant = catalogTable("variant", (definition) => [index("variant_kin").on(spellKin(definition))]);

/** Every revision that a catalog entry has had. `entryId` is that of a base image, a mirror profile or a variant. */
export const revision = sqliteTable(
  "revision",
  {
    entryId: text("entry_id").notNull(),
    revision: integer("revision").notNull(),
    definition: json("definition").$type<unknown>().notNull(),
    personId: text("person_id").$type<PersonId>(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.revision] })],
);
