import { z } from "zod";
import { languageSchema } from "./language-schema.ts";
import { DESCRIPTION_CHARACTERS, MOST_CHANGES } from "./listing-limits.ts";
import { logoSchema } from "./logo.ts";

const daySchema = z.iso.date("day");

/** A variant in one language. What is empty is the variant's own title or summary. */
const listingTextSchema = z.object({
  name: z.string().trim().max(120, "tooLong").default(""),
  description: z.string().trim().max(DESCRIPTION_CHARACTERS, "tooLong").default(""),
  /** How to sign in, what runs, first commands. Plain text; its lines are kept. */
  usage: z.string().max(10_000, "tooLong").default(""),
});
export type ListingText = z.infer<typeof listingTextSchema>;

const listingChangeSchema = z.object({
  /** The day of the image that it tells of, in UTC. */
  day: daySchema,
  /** What changed, by language. */
  texts: z.record(languageSchema, z.string().max(4_000, "tooLong")),
});
export type ListingChange = z.infer<typeof listingChangeSchema>;

/** What the marketplace's end users read of a variant. It makes no difference to what is built. */
export const listingSchema = z.object({
  /** By language, a tag of BCP 47 such as `en` or `fa`. */
  texts: z.record(languageSchema, listingTextSchema).default({}),
  /** Null: the drawing of what is in the image. */
  logo: logoSchema.nullable().default(null),
  /** The newest first. */
  changelog: z.array(listingChangeSchema).max(MOST_CHANGES, "tooMany").default([]),
  /** The last day on which users get help and newer images, such as `2027-04-30`; null: none is promised. */
  supportEndsOn: daySchema.nullable().default(null),
});
export type Listing = z.infer<typeof listingSchema>;
