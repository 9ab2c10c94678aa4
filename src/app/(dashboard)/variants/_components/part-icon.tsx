import type { DistroId, RecipePartKind } from "#protocol/recipe.ts";

const PICTURES: Record<RecipePartKind | DistroId, string> = {
  "docker-ce": "/icons/docker-ce.svg",
  kubernetes: "/icons/kubernetes.svg",
  custom: "/icons/custom.svg",
  debian: "/icons/debian.svg",
  ubuntu: "/icons/ubuntu.svg",
};

/** The picture of a distribution or of a recipe part; its name always stands beside it. */
export function PartIcon({ of, className }: { readonly of: RecipePartKind | DistroId; readonly className: string }) {
  // biome-ignore lint/performance/noImgElement: a drawing of half a kilobyte gains nothing from an image service.
  return <img src={PICTURES[of]} alt="" className={className} />;
}
