import type { CustomPart, RecipePart } from "#protocol/recipe.ts";

export type ImageScript = CustomPart["scripts"][number];

/** The scripts of a recipe in the order in which they run. Only admins may write one: each runs as root in the image. */
export function listScripts(parts: readonly RecipePart[]): ImageScript[] {
  return parts.flatMap((part) => (part.kind === "custom" ? part.scripts : []));
}
