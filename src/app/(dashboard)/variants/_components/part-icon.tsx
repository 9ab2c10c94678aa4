import type { Drawing } from "#domain/variant/drawing.ts";

/** The picture of a distribution or of a recipe part; its name always stands beside it. */
export function PartIcon({ of, className }: { readonly of: Drawing; readonly className: string }) {
  // biome-ignore lint/performance/noImgElement: a drawing of half a kilobyte gains nothing from an image service.
  return <img src={`/icons/${of}.svg`} alt="" className={className} />;
}
