import type { Listing } from "./listing.ts";

/** The languages that every listing's form offers; an admin adds others. */
export const LISTING_LANGUAGES = ["en", "fa"] as const;

/** A listing of which nothing was said yet. Apart from the schema, so that the browser has it without zod. */
export const NEW_LISTING: Listing = { texts: {}, logo: null, changelog: [], supportEndsOn: null };
