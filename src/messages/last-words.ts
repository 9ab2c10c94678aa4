import type { Locale } from "./locale.ts";

type LastWords = { readonly title: string; readonly hint: string; readonly tryAgain: string };

/** What is said when even the catalogue may be what could not be loaded. */
export const LAST_WORDS = {
  en: {
    title: "This page could not be shown",
    hint: "Something unforeseen happened. Trying again often helps.",
    tryAgain: "Try again",
  },
  fa: {
    title: "این صفحه نمایش داده نشد",
    hint: "چیزی پیش‌بینی‌نشده رخ داد. تلاش دوباره بیشتر وقت‌ها کارساز است.",
    tryAgain: "تلاش دوباره",
  },
} as const satisfies Record<Locale, LastWords>;
