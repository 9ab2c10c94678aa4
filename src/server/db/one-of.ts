import { type Column, type SQL, sql } from "drizzle-orm";

/** Whether a column holds one of however many texts: as one value of JSON, for a statement has room for 32,766 of them at most. */
export function isOneOf(column: Column, texts: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(texts)}))`;
}
