import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { BaseImageDefinition } from "#domain/base-image/base-image.ts";
import type { BaseImageId, MirrorProfileId, PersonId, VariantId } from "#domain/id.ts";
import type { MirrorProfileDefinition } from "#domain/mirror-profile/mirror-profile.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import { createdAt, instant, json, updatedAt } from "./column.ts";

/** What every catalog entry has: a name that is unique among those not archived, its definition whole, and the count of its edits. */
const entry = <Id extends string, Definition>() => ({
  id: text("id").$type<Id>().primaryKey(),
  name: text("name").notNull(),
  definition: json("definition").$type<Definition>().notNull(),
  revision: integer("revision").notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  archivedAt: instant("archived_at"),
});

export const baseImage = sqliteTable("base_image", entry<BaseImageId, BaseImageDefinition>(), (table) => [
  uniqueIndex("base_image_name").on(table.name).where(sql`archived_at is null`),
]);

export const mirrorProfile = sqliteTable("mirror_profile", entry<MirrorProfileId, MirrorProfileDefinition>(), (table) => [
  uniqueIndex("mirror_profile_name").on(table.name).where(sql`archived_at is null`),
]);

export const variant = sqliteTable("variant", entry<VariantId, VariantDefinition>(), (table) => [
  uniqueIndex("variant_name").on(table.name).where(sql`archived_at is null`),
]);

/** Every revision that a catalog entry has had. `entryId` is that of a base image, a mirror profile or a variant. */
export const revision = sqliteTable(
  "revision",
  {
    entryId: text("entry_id").notNull(),
    revision: integer("revision").notNull(),
    definition: json("definition").notNull(),
    personId: text("person_id").$type<PersonId>(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.revision] }), index("revision_entry").on(table.entryId)],
);
