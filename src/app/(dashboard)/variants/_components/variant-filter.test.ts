import { expect, test } from "vitest";
import { isNarrowed, readVariantFilter, spellVariantFilter, type VariantFilter } from "./variant-filter.ts";

const ALL = readVariantFilter(new URLSearchParams());

test("all that can be chosen of a list of variants survives its way through the address", () => {
  const filter: VariantFilter = {
    ...{ isArchived: true, search: "debian docker", distro: "debian", part: "docker-ce", state: "stale", isPublished: false },
    ...{ sort: "size", view: "cards", afterId: "019c2a4e-0000-7000-8000-000000000000" },
  };
  expect(readVariantFilter(new URL(spellVariantFilter(filter), "http://dashboard.test").searchParams)).toEqual(filter);
  expect(spellVariantFilter(ALL)).toBe("/variants");
});

test("an address that somebody mistyped shows the list as it begins", () => {
  expect(readVariantFilter(new URLSearchParams("distro=plan9&state=x&sort=;drop&view=&after=1&published=maybe"))).toEqual(ALL);
});

test("order and archive narrow nothing, a choice does", () => {
  expect(isNarrowed({ ...ALL, sort: "size", isArchived: true })).toBe(false);
  expect(isNarrowed({ ...ALL, isPublished: false })).toBe(true);
});
