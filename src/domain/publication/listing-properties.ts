import { DESCRIPTION_CHARACTERS } from "../variant/listing-limits.ts";
import { textIn } from "../variant/listing-words.ts";
import type { VariantDefinition } from "../variant/variant.ts";

type Listed = Pick<VariantDefinition, "summary" | "listing">;

/**
 * What Glance is told of a listing: `description`, which Horizon shows, and the marketplace's own for each language that has words of
 * its own. Usage notes, logo and changelog are longer than a property's 255 characters, and are in `listing.json` alone.
 */
export function listingProperties({ summary, listing }: Listed): Readonly<Record<string, string>> {
  const { texts, supportEndsOn } = listing;
  const words = Object.keys(texts).flatMap((language) => {
    const { name, description } = textIn(listing, language);
    const key = language.toLowerCase();
    return [
      [`marketplace_name_${key}`, name],
      [`marketplace_description_${key}`, description],
    ] as const;
  });
  const properties = [["description", summary], ...words, ["marketplace_support_ends_on", supportEndsOn ?? ""]] as const;
  return Object.fromEntries(properties.map(([name, text]) => [name, shorten(text)]).filter(([, text]) => text !== ""));
}

/** One line of as many whole words as a property has room for. */
function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  if (line.length <= DESCRIPTION_CHARACTERS) return line;
  const start = line.slice(0, DESCRIPTION_CHARACTERS - 1);
  return `${start.slice(0, Math.max(start.lastIndexOf(" "), DESCRIPTION_CHARACTERS / 2)).trimEnd()}…`;
}
