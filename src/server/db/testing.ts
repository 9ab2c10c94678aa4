import { type Db, openDb } from "./client.ts";

/** A catalog in memory, made by the real migrations. */
export function openTestDb(): Db {
  return openDb(":memory:");
}
