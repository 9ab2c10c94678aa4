/** The scripts that run from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/** A language in its one spelling by BCP 47, such as `fa` or `zh-Hans`; null for what is no tag. */
export function readLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null;
  } catch {
    return null;
  }
}

/** How a language runs, by the script that it is usually written in. `language` is a tag as `readLanguage` gives it. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}
