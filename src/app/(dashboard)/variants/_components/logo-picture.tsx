import { clsx } from "clsx";
import { drawingOf } from "#domain/variant/drawing.ts";
import { logoFileName } from "#domain/variant/logo-file.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { DistroId } from "#protocol/recipe.ts";
import { PartIcon } from "./part-icon.tsx";

/** What a picture is chosen by. `distro` is that of the base image; null where there is none. */
export type Pictured = {
  readonly distro: DistroId | null;
  readonly definition: Pick<VariantDefinition, "parts" | "listing">;
};

/** A variant's logo; where it has none, the drawing of what is in its images. */
export function LogoPicture({ of, className }: { readonly of: Pictured; readonly className: string }) {
  const { parts, listing } = of.definition;
  const { logo } = listing;
  if (logo?.kind !== "upload") return <PartIcon of={logo?.drawing ?? drawingOf({ ...of, parts })} className={className} />;
  // biome-ignore lint/performance/noImgElement: it is small and never changes, and is drawn as it was uploaded.
  return <img src={`/api/logos/${logoFileName(logo)}`} alt="" className={clsx(className, "object-contain")} />;
}
