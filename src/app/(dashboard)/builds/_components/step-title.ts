import { builds } from "#messages/en/builds.ts";
import type { Translate } from "#messages/translation.ts";
import type { StepId } from "#protocol/step-id.ts";

/** The title of a step by its id as the catalog has it; null for one of a newer agent, which has no words here. */
export function stepTitle(t: Translate, step: string): string | null {
  return isKnown(step) ? t(`steps.${step}`) : null;
}

function isKnown(step: string): step is StepId {
  return step.includes("-") && Object.hasOwn(builds.steps, step);
}
