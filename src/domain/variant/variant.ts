import { z } from "zod";
import { recipePartSchema, recipeSchema } from "#protocol/recipe.ts";
import { GIBIBYTE } from "../byte-size.ts";
import { catalogNameSchema, titleSchema } from "../catalog-name.ts";
import { baseImageIdSchema, cloudTargetIdSchema, mirrorProfileIdSchema } from "../id.ts";
import { listingSchema } from "./listing.ts";
import { NEW_LISTING } from "./new-listing.ts";

const labelSchema = z.object({
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}$/, "labelKey"),
  value: z.string().max(255, "tooLong"),
});

/** An admin's definition of a marketplace image. Sizes as the units say. */
export const variantDefinitionSchema = z
  .object({
    name: catalogNameSchema,
    title: titleSchema,
    summary: z.string().max(2_000, "tooLong"),
    baseImageId: baseImageIdSchema,
    mirrorProfileId: mirrorProfileIdSchema.nullable(),
    pipeline: recipeSchema.shape.pipeline,
    /** The cloud whose server a `snapshot` is built on; null: a machine on the builder host. It is no matter of the recipe: the image is the same. */
    snapshotTargetId: cloudTargetIdSchema.nullable().default(null),
    parts: z.array(recipePartSchema).max(20, "tooMany"),
    upgrade: recipeSchema.shape.upgrade,
    compression: recipeSchema.shape.compression,
    diskSizeGib: z.number().int("integer").min(1, "tooSmall").max(2_048, "tooLarge"),
    minDiskGib: z.number().int("integer").min(1, "tooSmall").max(2_048, "tooLarge"),
    minRamMib: z.number().int("integer").min(128, "tooSmall").max(1_048_576, "tooLarge"),
    labels: z.array(labelSchema).max(50, "tooMany"),
    /** Whether each image is proven as soon as it is home. One that is not cannot be published until somebody asks for it. */
    isVerifiedAfterBuild: z.boolean().default(true),
    listing: listingSchema.default(NEW_LISTING),
  })
  .superRefine((variant, context) => {
    if (variant.minDiskGib < variant.diskSizeGib)
      context.addIssue({ code: "custom", path: ["minDiskGib"], message: "minDiskBelowDisk" });
    for (const [index, kind] of variant.parts.map((part) => part.kind).entries())
      if (kind !== "custom" && variant.parts.findIndex((part) => part.kind === kind) < index)
        context.addIssue({ code: "custom", path: ["parts", index], message: "partTwice" });
  });
export type VariantDefinition = z.infer<typeof variantDefinitionSchema>;

export function diskSizeBytes(variant: VariantDefinition): number {
  return variant.diskSizeGib * GIBIBYTE;
}

/** Whether the container images of a variant come with it; null where it has none to pull. */
export function isPrePulled(variant: VariantDefinition): boolean | null {
  const part = variant.parts.find((candidate) => candidate.kind === "kubernetes");
  return part === undefined ? null : part.prePull.isEnabled;
}

/** With and without pre-pull are two variants on one base whose parts differ in that alone. */
export function areSiblings(one: VariantDefinition, other: VariantDefinition): boolean {
  const [first, second] = [isPrePulled(one), isPrePulled(other)];
  return first !== null && second !== null && first !== second && spellBesidesPrePull(one) === spellBesidesPrePull(other);
}

function spellBesidesPrePull({ baseImageId, parts }: VariantDefinition): string {
  const plain = parts.map((part) =>
    part.kind === "kubernetes" ? { ...part, prePull: { ...part.prePull, isEnabled: null } } : part,
  );
  return JSON.stringify({ baseImageId, plain });
}
