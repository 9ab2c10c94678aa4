import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ALL_CHECKS } from "./catalogue.ts";

const PAGE = join(import.meta.dirname, "../../../docs/verification.md");

test("every check has an id of its own, in kebab case", () => {
  const ids = ALL_CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("docs/verification.md has a row for each check, and no other", () => {
  const rows = ALL_CHECKS.map(({ id, lesson, phase, meaning }) => `| \`${id}\` | ${lesson ?? "–"} | ${phase} | ${meaning} |`);
  const written = readFileSync(PAGE, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  expect(written).toEqual(rows);
});
