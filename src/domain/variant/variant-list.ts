import type { DistroId, RecipePartKind } from "#protocol/recipe.ts";

/**
 * In what state a variant is, seen as a list: its newest image is what a build of today would make, or no longer is, there is none,
 * or the last build failed, whatever was made before.
 */
export const VARIANT_STATES = ["fresh", "stale", "unbuilt", "failed"] as const;
export type VariantState = (typeof VARIANT_STATES)[number];

/** What a list of variants is sorted by: name, the newest image's age or size, the last build. All but the name begin with the most. */
export const VARIANT_SORTS = ["name", "newest", "size", "built"] as const;
export type VariantSort = (typeof VARIANT_SORTS)[number];

/** What a list can be narrowed to, in the order in which it is offered. */
export const LISTED_DISTROS = ["debian", "ubuntu"] as const satisfies readonly DistroId[];
export const LISTED_PARTS = ["docker-ce", "kubernetes", "custom"] as const satisfies readonly RecipePartKind[];
