import type { DistroId, RecipePart, RecipePartKind } from "#protocol/recipe.ts";

/** What the product has a drawing of, in `public/icons`. */
export const DRAWINGS = ["docker-ce", "kubernetes", "ubuntu", "debian", "custom"] as const satisfies readonly (
  | RecipePartKind
  | DistroId
)[];
export type Drawing = (typeof DRAWINGS)[number];

type Pictured = { readonly distro: DistroId | null; readonly parts: readonly RecipePart[] };

/** The drawing of a variant that has no logo: that of its first part that has one of its own, else its distribution's. */
export function drawingOf({ distro, parts }: Pictured): Drawing {
  const known = parts.find((part) => part.kind !== "custom");
  return known?.kind ?? distro ?? "custom";
}
