import i18next, { type FormatterModule, type i18n } from "i18next";
import { initReactI18next } from "react-i18next/initReactI18next";
import type { en } from "./en.ts";
import { LOCALE_FACTS, type Locale, toLocale } from "./locale.ts";
import type { Words } from "./words.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** Every sentence that a person reads, in one language. */
export type Catalogue = Words<typeof en>;

/** A translation of its own for one rendering: no language leaks from one request into another. */
export function createTranslation(locale: Locale, catalogue: Catalogue): i18n {
  const instance = i18next.createInstance();
  instance.use(initReactI18next).use(FORMATTER);
  void instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: catalogue } },
    // React escapes, so i18next must not.
    interpolation: { escapeValue: false, alwaysFormat: true },
    initAsync: false,
  });
  return instance;
}

/** How each value that stands among words is spelt. No sentence names a format of its own. */
const FORMATTER: FormatterModule = {
  ...{ type: "formatter", init: () => undefined, format: spell },
  ...{ add: () => undefined, addCached: () => undefined },
};

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/**
 * Numbers come without separators of thousands: the number of a build has none, and who counts things brings them spelt.
 * In a language from right to left, a path or an address keeps its own direction (Unicode UAX 9, explicit isolates).
 */
function spell(value: unknown, _format: string | undefined, language: string | undefined): string {
  if (typeof value === "number") return new Intl.NumberFormat(language, { useGrouping: false }).format(value);
  const locale = toLocale(language);
  if (locale === undefined || LOCALE_FACTS[locale].direction === "ltr") return String(value);
  return `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}`;
}

/** The words of a key that was made of what another program said. A newer agent's code has none here: then it is null. */
export function knownWords(i18n: i18n, key: string): string | null {
  const words: unknown = i18n.getResource(i18n.language, "translation", key);
  return typeof words === "string" ? words : null;
}
