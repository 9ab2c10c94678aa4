import { expect, test } from "vitest";
import { matchesSearch, readCatalogFilter, spellCatalogFilter } from "./catalog-filter.ts";

test("a list's filter survives its way through the address", () => {
  const filter = { isArchived: true, search: "debian docker" };
  expect(readCatalogFilter(new URL(spellCatalogFilter("/variants", filter), "http://dashboard.test").searchParams)).toEqual(
    filter,
  );
  expect(spellCatalogFilter("/variants", { isArchived: false, search: "" })).toBe("/variants");
});

test("a search finds an entry by all of its words, in any order and case", () => {
  expect(matchesSearch("docker DEB", "debian-12-docker", "Debian 12 + Docker")).toBe(true);
  expect(matchesSearch("docker noble", "debian-12-docker", "Debian 12 + Docker")).toBe(false);
  expect(matchesSearch("", "anything")).toBe(true);
});
