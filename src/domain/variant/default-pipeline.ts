import type { Recipe, RecipePart } from "#protocol/recipe.ts";

/**
 * How a recipe is best built unless somebody chooses otherwise. A running machine's own containerd stores container images in the
 * very form in which kubelet looks for them (lesson 19); all else is made in the image's files, which is quicker and needs less.
 */
export function defaultPipeline(parts: readonly RecipePart[]): Recipe["pipeline"] {
  return parts.some((part) => part.kind === "kubernetes" && part.prePull.isEnabled) ? "snapshot" : "chroot";
}

type Piped = { readonly parts: readonly RecipePart[]; readonly pipeline: Recipe["pipeline"] };

/** The pipeline once the parts are others: it follows them until somebody has chosen another than theirs. */
export function pipelineAfter({ parts, pipeline }: Piped, next: readonly RecipePart[]): Recipe["pipeline"] {
  return pipeline === defaultPipeline(parts) ? defaultPipeline(next) : pipeline;
}
