import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PersonId, SessionId } from "#domain/id.ts";
import type { Role } from "#domain/person/role.ts";
import { createdAt, flag, instant, updatedAt } from "./column.ts";

/** The four tables of better-auth's core schema; its `user` is our person. */
export const person = sqliteTable("person", {
  id: text("id").$type<PersonId>().primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: flag("email_verified").notNull().default(false),
  image: text("image"),
  role: text("role").$type<Role>().notNull().default("viewer"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

const personId = () =>
  text("person_id")
    .$type<PersonId>()
    .notNull()
    .references(() => person.id, { onDelete: "cascade" });

export const session = sqliteTable(
  "session",
  {
    id: text("id").$type<SessionId>().primaryKey(),
    token: text("token").notNull().unique(),
    personId: personId(),
    expiresAt: instant("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("session_person").on(table.personId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    personId: personId(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("account_person").on(table.personId)],
);

export const verification = sqliteTable("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
