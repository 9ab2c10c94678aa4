import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PersonId, TokenId } from "#domain/id.ts";
import type { Role } from "#domain/person/role.ts";
import { createdAt, instant } from "./column.ts";
import { person } from "./person.ts";

/** By which a program acts as the person who made it. The token itself is nowhere: only who has it can show it. */
export const apiToken = sqliteTable(
  "api_token",
  {
    id: text("id").$type<TokenId>().primaryKey(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** What it may do at most; never more than its person may do by then. */
    role: text("role").$type<Role>().notNull(),
    /** Its first letters, by which it is found here and known again by people. */
    start: text("start").notNull().unique(),
    /** SHA-256 of all of it. It is 256 random bits, so a slow hash would guard nothing more. */
    digest: text("digest").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [index("api_token_person").on(table.personId)],
);
