import type { Recipe } from "#protocol/recipe.ts";
import { type ChangedField, changedFields } from "../changed-fields.ts";

/** What of a recipe a change is about, in the order in which people ask. */
export const RECIPE_MATTERS = ["base", "parts", "mirrors", "system"] as const;

export type RecipeChange = ChangedField & { readonly matter: (typeof RECIPE_MATTERS)[number] };

/**
 * What a build by a recipe would do otherwise than one by an earlier recipe, field by field. Who asked for it (variant and revision)
 * determines nothing.
 */
export function compareRecipes(before: Recipe, after: Recipe): RecipeChange[] {
  return RECIPE_MATTERS.flatMap((matter) =>
    changedFields(matterOf(before, matter), matterOf(after, matter)).map((field) => ({ ...field, matter })),
  );
}

function matterOf(
  { base, parts, mirrors, v: _v, variant: _variant, ...system }: Recipe,
  matter: RecipeChange["matter"],
): unknown {
  return { base: { base }, parts: { parts }, mirrors: { mirrors }, system }[matter];
}
