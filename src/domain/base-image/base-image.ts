import { z } from "zod";
import { baseSchema } from "#protocol/recipe.ts";
import { catalogNameSchema, titleSchema } from "../catalog-name.ts";

/** The upstream input of a variant, as an admin writes it down. */
export const baseImageDefinitionSchema = z.object({ name: catalogNameSchema, title: titleSchema, base: baseSchema });
export type BaseImageDefinition = z.infer<typeof baseImageDefinitionSchema>;
