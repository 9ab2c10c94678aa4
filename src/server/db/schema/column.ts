import { sql } from "drizzle-orm";
import { integer, text } from "drizzle-orm/sqlite-core";

/** An instant, in milliseconds since 1970. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

export const createdAt = () => instant("created_at").notNull().default(sql`(unixepoch('subsec') * 1000)`);
export const updatedAt = () => instant("updated_at").notNull().default(sql`(unixepoch('subsec') * 1000)`);

export const flag = (name: string) => integer(name, { mode: "boolean" });

export const json = (name: string) => text(name, { mode: "json" });
