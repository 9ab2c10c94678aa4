import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ALL_CHECKS } from "#agent/checks/catalogue.ts";

const ROWS = readFileSync("docs/lessons.md", "utf8")
  .split("\n")
  .filter((line) => /^\| L\d\d \|/.test(line));
const cellsOf = (row: string) => row.split("|").map((cell) => cell.trim());
const namesIn = (cell: string | undefined) => [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");

test("each of the nineteen lessons has its row", () => {
  expect(ROWS.map((row) => cellsOf(row)[1])).toEqual(
    Array.from({ length: 19 }, (_, index) => `L${String(index + 1).padStart(2, "0")}`),
  );
});

test.each(ROWS.map((row) => [cellsOf(row)[1] ?? "", row] as const))("%s names a test that is there", (_lesson, row) => {
  const [path = ""] = namesIn(cellsOf(row)[5]);
  expect(path).toMatch(/\.(test|spec)\.ts$/);
  expect(existsSync(path)).toBe(true);
});

test("every check that guards a lesson is in that lesson's row", () => {
  for (const { id, lesson } of ALL_CHECKS) {
    if (lesson === null) continue;
    const row = ROWS.find((candidate) => cellsOf(candidate)[1] === lesson);
    expect(namesIn(cellsOf(row ?? "")[4]), lesson).toContain(id);
  }
});
