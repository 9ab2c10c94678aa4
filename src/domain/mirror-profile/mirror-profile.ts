import { z } from "zod";
import { buildFaceSchema, mirrorFaceSchema } from "#protocol/recipe.ts";
import { catalogNameSchema, titleSchema } from "../catalog-name.ts";

/** Named sources with two faces: `build` is used while building, `image` is left in the image. */
export const mirrorProfileDefinitionSchema = z.object({
  name: catalogNameSchema,
  title: titleSchema,
  build: buildFaceSchema,
  image: mirrorFaceSchema,
});
export type MirrorProfileDefinition = z.infer<typeof mirrorProfileDefinitionSchema>;
