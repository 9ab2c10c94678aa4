import type { Recipe, RecipePart } from "#protocol/recipe.ts";
import { planCustom } from "./custom.ts";
import { planDocker } from "./docker-ce.ts";
import { planKubernetes } from "./kubernetes.ts";
import type { PartPlan } from "./part-plan.ts";

/** The plans of a recipe's parts in its order. */
export function planParts(recipe: Recipe): PartPlan[] {
  return recipe.parts.map((part) => planPart(part, recipe));
}

function planPart(part: RecipePart, recipe: Recipe): PartPlan {
  switch (part.kind) {
    case "docker-ce":
      return planDocker(part, recipe);
    case "kubernetes":
      return planKubernetes(part, recipe);
    case "custom":
      return planCustom(part, recipe);
  }
}
