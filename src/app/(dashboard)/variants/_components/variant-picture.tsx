import type { DistroId, RecipePart } from "#protocol/recipe.ts";
import { PartIcon } from "./part-icon.tsx";

type VariantPictureProps = { readonly distro: DistroId | null; readonly parts: readonly RecipePart[] };

/** A variant's picture: its first part that has one of its own, else its distribution's. */
export function VariantPicture({ distro, parts }: VariantPictureProps) {
  const known = parts.find((part) => part.kind !== "custom");
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md border border-line bg-surface">
      <PartIcon of={known?.kind ?? distro ?? "custom"} className="size-6" />
    </span>
  );
}
