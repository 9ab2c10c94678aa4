import type { i18n } from "i18next";
import { knownWords } from "#messages/translation.ts";

/** The title of a job's failure. A code of a newer agent has no words here: then it speaks for itself. */
export function failureTitle(i18n: i18n, code: string): string {
  return knownWords(i18n, `errors.${code}.title`) ?? code;
}
