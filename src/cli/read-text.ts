import { readFileSync } from "node:fs";
import { UsageError } from "./cli-error.ts";
import { WORDS } from "./words.ts";

/** The text of a file of this machine that somebody named. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(WORDS.unreadable(file));
  }
}
