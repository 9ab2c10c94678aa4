import { expect, test } from "vitest";
import { readBuildFilter, spellBuildFilter } from "./build-filter.ts";

const variantId = "0195d0c4-6f3e-7c2a-9a51-1f0f4a2b7c11";

test("a filter survives its way through the address", () => {
  const filter = { state: "failed", variantId, endedOn: "2026-11-23", cursor: 120 } as const;
  expect(readBuildFilter(new URL(spellBuildFilter(filter), "http://dashboard.test").searchParams)).toEqual(filter);
  expect(spellBuildFilter({})).toBe("/builds");
});

test("an address that somebody mistyped asks for all builds", () => {
  expect(readBuildFilter(new URLSearchParams("state=burning&variant=1&ended=2026-13-40&before=x"))).toEqual({});
});
