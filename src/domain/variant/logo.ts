import { z } from "zod";
import { DRAWINGS } from "./drawing.ts";
import { LOGO_MEDIA_TYPES } from "./logo-file.ts";

/** A variant's picture in the marketplace: one of the product's drawings, or a file that an admin uploaded. */
export const logoSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("drawing"), drawing: z.enum(DRAWINGS) }),
  z.object({
    kind: z.literal("upload"),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "sha256"),
    mediaType: z.enum(LOGO_MEDIA_TYPES),
  }),
]);
export type Logo = z.infer<typeof logoSchema>;
