import { expect, test } from "vitest";
import { readLineHash, spellLineHash } from "./line-address.ts";

test("a line's address names that line again", () => {
  expect(readLineHash(spellLineHash(0))).toBe(0);
  expect(readLineHash("#L1000000")).toBe(999_999);
});

test("an address of anything else names no line", () => {
  for (const hash of ["", "#L0", "#L-1", "#content", "#L12x"]) expect(readLineHash(hash)).toBeNull();
});
