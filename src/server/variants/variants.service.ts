import { DomainError } from "#domain/domain-error.ts";
import { type VariantId, variantIdSchema } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { type RecipeIngredients, resolveRecipe } from "#domain/recipe/resolve-recipe.ts";
import { isPrePulled, type VariantDefinition, variantDefinitionSchema } from "#domain/variant/variant.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { CatalogEntry } from "#server/catalog/catalog.repo.ts";
import { createCatalogService } from "#server/catalog/catalog.service.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import { findLastBuild, findNewestImage } from "./variants.repo.ts";

type Deps = { db: Db; clock: Clock; baseImages: BaseImagesService; mirrorProfiles: MirrorProfilesService };
type VariantEntry = CatalogEntry<VariantId, VariantDefinition>;

export type VariantsService = ReturnType<typeof createVariantsService>;

/** Variants are catalog entries that name a base image and perhaps a mirror profile, and have images and builds. */
export function createVariantsService({ db, clock, baseImages, mirrorProfiles }: Deps) {
  function ingredients(entry: VariantEntry): RecipeIngredients {
    const { baseImageId, mirrorProfileId } = entry.definition;
    const baseImage = baseImages.find(baseImageId);
    if (baseImage === undefined)
      throw new DomainError("NOT_FOUND", `There is no base image ${baseImageId}.`, { field: "baseImageId" });
    const mirrorProfile = mirrorProfileId === null ? undefined : mirrorProfiles.find(mirrorProfileId);
    if (mirrorProfileId !== null && mirrorProfile === undefined)
      throw new DomainError("NOT_FOUND", `There is no mirror profile ${mirrorProfileId}.`, { field: "mirrorProfileId" });
    return {
      variantId: entry.id,
      revision: entry.revision,
      variant: entry.definition,
      baseImage: baseImage.definition,
      mirrorProfile: mirrorProfile?.definition ?? null,
    };
  }

  const noun = { table: variant, idSchema: variantIdSchema, definitionSchema: variantDefinitionSchema };
  const entries = createCatalogService({ db, clock }, noun, {
    check(definition) {
      const baseImage = baseImages.find(definition.baseImageId);
      if (baseImage === undefined || baseImage.archivedAt !== null)
        throw new DomainError("NOT_FOUND", "The base image is not in the catalog.", { field: "baseImageId" });
      const { mirrorProfileId } = definition;
      if (mirrorProfileId !== null && (mirrorProfiles.find(mirrorProfileId)?.archivedAt ?? new Date()) !== null)
        throw new DomainError("NOT_FOUND", "The mirror profile is not in the catalog.", { field: "mirrorProfileId" });
    },
  });

  const withResults = (entry: VariantEntry) => ({
    ...entry,
    baseImageTitle: baseImages.find(entry.definition.baseImageId)?.definition.title ?? "",
    newestImage: findNewestImage(db, entry.id) ?? null,
    lastBuild: findLastBuild(db, entry.id) ?? null,
  });

  /** With and without pre-pull are two variants that differ in one parameter. */
  function siblings(actor: Actor, entry: VariantEntry) {
    const spelling = withoutPrePull(entry.definition);
    if (isPrePulled(entry.definition) === null) return [];
    return entries
      .list(actor, { isArchived: false })
      .filter((other) => other.id !== entry.id && withoutPrePull(other.definition) === spelling)
      .map(({ id, name, definition }) => ({ id, name, title: definition.title, isPrePulled: isPrePulled(definition) }));
  }

  return {
    ...entries,
    list: (actor: Actor, query: { isArchived: boolean }) => entries.list(actor, query).map(withResults),
    byId(actor: Actor, query: { id: VariantId }) {
      const entry = entries.byId(actor, query);
      return { ...withResults(entry), siblings: siblings(actor, entry) };
    },
    /** The recipe of a variant as it stands now; throws `ARCHIVED` for one that is not offered any more. */
    resolve(actor: Actor, id: VariantId) {
      const entry = entries.byId(actor, { id });
      if (entry.archivedAt !== null) throw new DomainError("ARCHIVED", `${entry.name} is archived.`);
      return { entry, recipe: resolveRecipe(ingredients(entry)) };
    },
  };
}

/** What two siblings have in common. */
function withoutPrePull({ baseImageId, mirrorProfileId, parts }: VariantDefinition): string {
  const plain = parts.map((part) => (part.kind === "kubernetes" ? { ...part, prePull: null } : part));
  return JSON.stringify({ baseImageId, mirrorProfileId, plain });
}
