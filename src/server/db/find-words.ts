import { type SQL, sql } from "drizzle-orm";

/**
 * Conditions by which every word of a search stands somewhere in a text. instr, for in LIKE a person's % and _ would mean something;
 * capital letters are those that SQLite's lower() knows, ASCII's.
 */
export function findWords(search: string, text: SQL): SQL[] {
  const words = search.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => sql`instr(lower(${text}), lower(${word})) > 0`);
}
