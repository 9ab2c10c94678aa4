import { expect, test } from "vitest";
import { recipeSchema } from "#protocol/recipe.ts";
import { compareRecipes } from "./compare-recipes.ts";

test("what a build would do otherwise is told by what it is about, and who asked for it is not", () => {
  const origin = { kind: "bootstrap", sources: [] };
  const before = recipeSchema.parse({
    ...{ v: 1, variant: { id: "any", name: "debian", revision: 1 }, pipeline: "chroot", upgrade: "none", compression: "zlib" },
    base: { distro: "debian", codename: "bookworm", version: "12", architecture: "amd64", origin },
    ...{ diskSizeBytes: 2_147_483_648, parts: [], mirrors: { build: null, image: null } },
  });
  const after = { ...before, variant: { ...before.variant, revision: 2 }, base: { ...before.base, version: "12.1" } };
  expect(compareRecipes(before, { ...after, upgrade: "all" })).toEqual([
    { matter: "base", path: "base.version", before: "12", after: "12.1" },
    { matter: "system", path: "upgrade", before: "none", after: "all" },
  ]);
  expect(compareRecipes(before, before)).toEqual([]);
});
