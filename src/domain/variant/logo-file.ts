/** What a logo may be. Apart from the schema, so that the browser has it without zod. */
export const LOGO_MEDIA_TYPES = ["image/svg+xml", "image/png"] as const;
export type LogoMediaType = (typeof LOGO_MEDIA_TYPES)[number];

const ENDINGS: Record<LogoMediaType, string> = { "image/svg+xml": "svg", "image/png": "png" };

/** A drawing takes 5 KB and a PNG of 512 pixels 30; what is larger would slow every page on which the card stands. */
export const MOST_LOGO_BYTES = 131_072;

type UploadedLogo = { readonly sha256: string; readonly mediaType: LogoMediaType };

/** The name of an uploaded logo's file, which says what is in it: it never changes. */
export function logoFileName({ sha256, mediaType }: UploadedLogo): string {
  return `${sha256}.${ENDINGS[mediaType]}`;
}
