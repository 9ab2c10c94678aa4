import type { i18n } from "i18next";
import { knownWords } from "#messages/translation.ts";

/** The title of a step by its id as the catalog has it; null for one of a newer agent, which has no words here. */
export function stepTitle(i18n: i18n, step: string): string | null {
  // Steps have verb and noun; a word alone is one of the timeline's own.
  return step.includes("-") ? knownWords(i18n, `steps.${step}`) : null;
}
