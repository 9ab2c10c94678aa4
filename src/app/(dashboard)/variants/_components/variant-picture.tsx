import type { DistroId, RecipePart, RecipePartKind } from "#protocol/recipe.ts";
import { PartIcon } from "./part-icon.tsx";

type VariantPictureProps = { readonly name: string; readonly parts: readonly RecipePart[] };

/** A variant's picture: its first part that has one of its own, else its distribution's. */
export function VariantPicture({ name, parts }: VariantPictureProps) {
  const known = parts.find((part) => part.kind !== "custom");
  const picture: RecipePartKind | DistroId =
    known?.kind ?? (name.startsWith("ubuntu") ? "ubuntu" : name.startsWith("debian") ? "debian" : "custom");
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md border border-line bg-surface">
      <PartIcon of={picture} className="size-6" />
    </span>
  );
}
