import { z } from "zod";
import { directionOf } from "../variant/language.ts";
import { languageSchema } from "../variant/language-schema.ts";
import { changeIn, languagesOf, wordsIn } from "../variant/listing-words.ts";
import { LOGO_MEDIA_TYPES } from "../variant/logo-file.ts";
import type { VariantDefinition } from "../variant/variant.ts";

const daySchema = z.iso.date();

/** `listing.json`: what a marketplace shows of an image. `v` grows only where a reader of an older one would be misled. */
export const imageListingSchema = z.object({
  v: z.literal(1),
  variant: z.object({ id: z.string(), name: z.string(), revision: z.number().int() }),
  /** What stands wherever a language has no words of its own. */
  title: z.string(),
  summary: z.string(),
  /** By language, a tag of BCP 47. `usage` is plain text whose lines are kept. */
  texts: z.record(
    languageSchema,
    z.object({ direction: z.enum(["ltr", "rtl"]), name: z.string(), description: z.string(), usage: z.string() }),
  ),
  /** A picture without scripts and without anything from elsewhere. */
  logo: z.object({ mediaType: z.enum(LOGO_MEDIA_TYPES), base64: z.base64() }),
  /** The newest first, up to this image. The words of each by language. */
  changelog: z.array(z.object({ day: daySchema, texts: z.record(languageSchema, z.string()) })),
  /** The last day of support, in UTC; null: none is promised. */
  supportEndsOn: daySchema.nullable(),
  needs: z.object({ diskGib: z.number().int(), ramMib: z.number().int() }),
  labels: z.record(z.string(), z.string()),
  image: z.object({
    id: z.string(),
    fileName: z.string(),
    /** An instant, ISO 8601. */
    createdAt: z.iso.datetime(),
    sizeBytes: z.number().int(),
    virtualSizeBytes: z.number().int(),
    sha256: z.string(),
    sha512: z.string(),
    distro: z.string(),
    osVersion: z.string(),
    packageCount: z.number().int(),
  }),
});
export type ImageListing = z.infer<typeof imageListingSchema>;

type Listed = {
  readonly variant: {
    readonly id: string;
    readonly name: string;
    readonly revision: number;
    readonly definition: VariantDefinition;
  };
  readonly image: Omit<ImageListing["image"], "createdAt"> & { readonly createdAt: Date };
  readonly logo: ImageListing["logo"];
};

/**
 * The listing of an image: the words of its variant as they are now, and the image's own facts. Of the changelog it has what was there
 * when the image was made: a later change is one of a later image.
 */
export function composeListing({ variant: { id, name, revision, definition }, image, logo }: Listed): ImageListing {
  const { title, summary, listing, minDiskGib, minRamMib, labels } = definition;
  const madeOn = image.createdAt.toISOString().slice(0, 10);
  return imageListingSchema.parse({
    ...{ v: 1, variant: { id, name, revision }, title, summary, logo },
    texts: Object.fromEntries(
      languagesOf(listing).map((language) => [language, { direction: directionOf(language), ...wordsIn(definition, language) }]),
    ),
    changelog: listing.changelog
      .filter((change) => change.day <= madeOn && changeIn(change, "") !== "")
      .toSorted((one, other) => (one.day < other.day ? 1 : -1)),
    supportEndsOn: listing.supportEndsOn,
    needs: { diskGib: minDiskGib, ramMib: minRamMib },
    labels: Object.fromEntries(labels.map(({ key, value }) => [key, value])),
    image: { ...image, createdAt: image.createdAt.toISOString() },
  });
}
