import { stringify } from "yaml";
import type { Recipe } from "#protocol/recipe.ts";

type CatalogOf = {
  readonly recipe: Recipe;
  readonly name: string;
  readonly title: string;
  readonly isVerifiedAfterBuild: boolean;
};

/** A catalog file with a recipe's base image, its mirrors and one variant that is built of them. */
export function worldCatalog({ recipe, ...variant }: CatalogOf): string {
  const { base, parts, mirrors, compression, upgrade, pipeline } = recipe;
  return stringify({
    baseImages: [{ name: "world-base", title: "Debian 12 of the world", base }],
    mirrorProfiles: [{ name: "world", title: "The world’s mirrors", ...mirrors }],
    variants: [
      {
        ...{ ...variant, summary: "", baseImage: "world-base", mirrorProfile: "world" },
        ...{ pipeline, parts, upgrade, compression, diskSizeGib: 6, minDiskGib: 6, minRamMib: 512, labels: [] },
      },
    ],
  });
}
