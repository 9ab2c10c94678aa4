import { expect, test } from "vitest";
import { baseImageIdSchema, variantIdSchema } from "../id.ts";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "../mirror-profile/empty-mirror-face.ts";
import { NEW_PARTS } from "../variant/new-parts.ts";
import { variantDefinitionSchema } from "../variant/variant.ts";
import { type RecipeIngredients, resolveRecipe, spellRecipe } from "./resolve-recipe.ts";

const ID = "019c2a4e-0000-7000-8000-000000000000";

const INGREDIENTS: RecipeIngredients = {
  variantId: variantIdSchema.parse(ID),
  revision: 3,
  variant: variantDefinitionSchema.parse({
    ...{ name: "docker", title: "Docker", summary: "", baseImageId: baseImageIdSchema.parse(ID), mirrorProfileId: null },
    ...{ pipeline: "chroot", parts: [NEW_PARTS["docker-ce"]], upgrade: "security", compression: "zlib" },
    ...{ diskSizeGib: 6, minDiskGib: 6, minRamMib: 512, labels: [] },
  }),
  baseImage: {
    ...{ name: "debian", title: "Debian" },
    base: {
      distro: "debian",
      codename: "bookworm",
      version: "12",
      architecture: "amd64",
      origin: { kind: "bootstrap", sources: [] },
    },
  },
  mirrorProfile: null,
};

test("the same ingredients give the same spelling, in whatever order their fields were written", () => {
  const reversed = Object.fromEntries(Object.entries(INGREDIENTS.variant).reverse());
  const again = { ...INGREDIENTS, variant: variantDefinitionSchema.parse(reversed) };
  expect(spellRecipe(resolveRecipe(again))).toBe(spellRecipe(resolveRecipe(INGREDIENTS)));
});

test("without a mirror profile both faces are the base's own sources", () => {
  expect(resolveRecipe(INGREDIENTS).mirrors).toEqual({ build: null, image: null });
});

test("with a mirror profile the recipe carries both of its faces whole", () => {
  const build = { ...EMPTY_BUILD_FACE, aptArchive: "http://mirror.example.org/debian" };
  const mirrorProfile = { name: "mirror", title: "Mirror", build, image: EMPTY_MIRROR_FACE };
  expect(resolveRecipe({ ...INGREDIENTS, mirrorProfile }).mirrors).toEqual({ build, image: EMPTY_MIRROR_FACE });
});

test("what does not determine the image is not in the recipe", () => {
  const relabelled = {
    ...INGREDIENTS.variant,
    title: "Other",
    summary: "Other",
    minRamMib: 4096,
    labels: [{ key: "a", value: "b" }],
  };
  expect(spellRecipe(resolveRecipe({ ...INGREDIENTS, variant: relabelled }))).toBe(spellRecipe(resolveRecipe(INGREDIENTS)));
});
