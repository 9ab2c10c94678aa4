import { type Recipe, recipeSchema } from "#protocol/recipe.ts";
import type { BaseImageDefinition } from "../base-image/base-image.ts";
import type { VariantId } from "../id.ts";
import type { MirrorProfileDefinition } from "../mirror-profile/mirror-profile.ts";
import { diskSizeBytes, type VariantDefinition } from "../variant/variant.ts";

export type RecipeIngredients = {
  readonly variantId: VariantId;
  readonly revision: number;
  readonly variant: VariantDefinition;
  readonly baseImage: BaseImageDefinition;
  readonly mirrorProfile: MirrorProfileDefinition | null;
};

/** Freezes what an admin asked into the explicit recipe that a builder host follows. Pure: the same ingredients give the same recipe. */
export function resolveRecipe({ variantId, revision, variant, baseImage, mirrorProfile }: RecipeIngredients): Recipe {
  return recipeSchema.parse({
    v: 1,
    variant: { id: variantId, name: variant.name, revision },
    base: baseImage.base,
    pipeline: variant.pipeline,
    diskSizeBytes: diskSizeBytes(variant),
    upgrade: variant.upgrade,
    parts: variant.parts,
    mirrors: { build: mirrorProfile?.build ?? null, image: mirrorProfile?.image ?? null },
    compression: variant.compression,
  });
}

/** The one spelling of a recipe, which is hashed: zod gives the keys in the schema's order. */
export function spellRecipe(recipe: Recipe): string {
  return JSON.stringify(recipeSchema.parse(recipe));
}
