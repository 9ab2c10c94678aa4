import type { ListingChange, ListingText } from "./listing.ts";
import type { VariantDefinition } from "./variant.ts";

const NO_TEXT: ListingText = { name: "", description: "", usage: "" };

type Listed = Pick<VariantDefinition, "title" | "summary" | "listing">;

/** What was written in a language, nothing where nothing was. */
export function textIn({ texts }: Pick<VariantDefinition["listing"], "texts">, language: string): ListingText {
  return texts[language] ?? NO_TEXT;
}

/** What users of a language read: the variant's own title and summary stand in for what is not written. */
export function wordsIn({ title, summary, listing }: Listed, language: string): ListingText {
  const { name, description, usage } = textIn(listing, language);
  return { name: name || title, description: description || summary, usage };
}

/** The languages in which something is written, in the order in which they were begun. */
export function languagesOf({ texts, changelog }: Pick<VariantDefinition["listing"], "texts" | "changelog">): string[] {
  const written = Object.entries(texts).filter(([, text]) => Object.values(text).some((words) => words.trim() !== ""));
  const changed = changelog.flatMap((change) =>
    Object.keys(change.texts).filter((language) => change.texts[language]?.trim() !== ""),
  );
  return [...new Set([...written.map(([language]) => language), ...changed])];
}

/** A change in a language, else in the first one that it was written in; "" where nothing was. */
export function changeIn({ texts }: ListingChange, language: string): string {
  return texts[language]?.trim() || (Object.values(texts).find((text) => text.trim() !== "") ?? "");
}
