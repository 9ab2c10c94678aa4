/** The dashboard's languages. A further one is a folder beside `en`, a catalogue in `catalogues.ts` and a line here. */
export const LOCALES = ["en", "fa"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "mib-locale";

/** How a page runs, and how the language calls itself. */
export const LOCALE_FACTS = {
  en: { direction: "ltr", ownName: "English" },
  fa: { direction: "rtl", ownName: "فارسی" },
} as const satisfies Record<Locale, { readonly direction: "ltr" | "rtl"; readonly ownName: string }>;

/** The language that was chosen here, else the first of the browser's that there is. `acceptLanguage` is the header of RFC 9110, 12.5.4. */
export function readLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((range) => range.trim().slice(0, 2).toLowerCase());
  return [cookie, ...wanted].map(toLocale).find((locale) => locale !== undefined) ?? DEFAULT_LOCALE;
}

/** A locale of the page's `lang`, which is one of ours wherever it is read. */
export function toLocale(text: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === text);
}
