import { type Recipe, recipeSchema } from "#protocol/recipe.ts";

type Sampled = { readonly id: string; readonly name: string };

/** A recipe of a variant that would build: Debian 12 with nothing added. */
export function sampleRecipe({ id, name }: Sampled, change: Partial<Pick<Recipe, "pipeline">> = {}): Recipe {
  const distro = name.startsWith("ubuntu") ? "ubuntu" : "debian";
  return recipeSchema.parse({
    ...{ v: 1, variant: { id, name, revision: 1 }, parts: [], upgrade: "none", compression: "zstd" },
    base: { distro, codename: "bookworm", version: "12", architecture: "amd64", origin: { kind: "bootstrap", sources: [] } },
    ...{ pipeline: "chroot", diskSizeBytes: 2_147_483_648, mirrors: { build: null, image: null }, ...change },
  });
}
