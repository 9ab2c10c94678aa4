import { expect, test } from "vitest";
import { diffTexts } from "./diff-texts.ts";

const spell = (before: string, after: string) =>
  diffTexts(before, after).map(({ change, pieces }) => [
    change,
    pieces.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join(""),
  ]);

test("in a line that was written otherwise only the words that differ are marked, on both sides", () => {
  expect(spell("size: 6\nminor: 1.34 here\n", "size: 6\nminor: 1.36 here\n")).toEqual([
    ["kept", "size: 6"],
    ["removed", "minor: 1.[34] here"],
    ["added", "minor: 1.[36] here"],
  ]);
});

test("lines that only came or went are told whole, and no text has no line", () => {
  expect(spell("a\nb\n", "b\nc\nd\n")).toEqual([
    ["removed", "a"],
    ["kept", "b"],
    ["added", "c"],
    ["added", "d"],
  ]);
  expect(spell("", "")).toEqual([]);
});
