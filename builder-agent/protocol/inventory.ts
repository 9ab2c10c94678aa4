import { z } from "zod";

/** What an image holds, kept as `inventory.json` beside it. Sizes in bytes; `path` absolute in the image. */
export const inventorySchema = z.object({
  v: z.literal(1),
  packages: z.array(z.object({ name: z.string(), version: z.string(), architecture: z.string(), sizeBytes: z.number().int() })),
  files: z.array(z.object({ path: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
  directories: z.array(z.object({ path: z.string(), sizeBytes: z.number().int() })),
});
export type Inventory = z.infer<typeof inventorySchema>;
