import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, updatedAt } from "./column.ts";

/** What is set once for the whole dashboard, each matter by its name. Parsed by its schema as it is read. */
export const setting = sqliteTable("setting", {
  name: text("name").$type<"retention" | "news-seen">().primaryKey(),
  value: json("value").$type<unknown>().notNull(),
  updatedAt: updatedAt(),
});
