import { DomainError } from "#domain/domain-error.ts";
import { type VariantId, variantIdSchema } from "#domain/id.ts";
import { staleBefore } from "#domain/image/staleness.ts";
import type { Actor } from "#domain/person/person.ts";
import { type RecipeIngredients, resolveRecipe } from "#domain/recipe/resolve-recipe.ts";
import { findContainerdMisfit } from "#domain/variant/containerd-fit.ts";
import { listScripts } from "#domain/variant/scripts.ts";
import { areSiblings, isPrePulled, type VariantDefinition, variantDefinitionSchema } from "#domain/variant/variant.ts";
import type { RecipePart } from "#protocol/recipe.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { CatalogEntry } from "#server/catalog/catalog.repo.ts";
import { type CatalogChange, createCatalogService } from "#server/catalog/catalog.service.ts";
import type { Clock } from "#server/clock.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import type { LogoShelf } from "#server/listings/logo-shelf.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import { listVariantIds, type VariantQuery } from "./variant-list.repo.ts";
import { readResults } from "./variant-results.ts";
import { listKinIds, listVariantsThatName } from "./variants.repo.ts";

type Deps = {
  db: Db;
  clock: Clock;
  baseImages: BaseImagesService;
  mirrorProfiles: MirrorProfilesService;
  cloudTargets: CloudTargetsService;
  audit: Audit;
  logos: LogoShelf;
};
type VariantEntry = CatalogEntry<VariantId, VariantDefinition>;

export type VariantsService = ReturnType<typeof createVariantsService>;

/** Variants are catalog entries that name a base image and perhaps a mirror profile, and have images and builds. */
export function createVariantsService({ db, clock, baseImages, mirrorProfiles, cloudTargets, audit, logos }: Deps) {
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
      // Undefined, where there is no such profile, is no null either.
      if (mirrorProfileId !== null && mirrorProfiles.find(mirrorProfileId)?.archivedAt !== null)
        throw new DomainError("NOT_FOUND", "The mirror profile is not in the catalog.", { field: "mirrorProfileId" });
      refuseOldContainerd(definition.parts, baseImage.definition.base);
      const { logo } = definition.listing;
      if (logo?.kind === "upload" && !logos.has(logo))
        throw new DomainError("LOGO_NOT_HERE", `${definition.name} names a logo that was not uploaded here.`, {
          name: definition.name,
        });
      const { pipeline, snapshotTargetId } = definition;
      if (pipeline === "snapshot" && snapshotTargetId !== null) cloudTargets.mustHaveMachines({ id: snapshotTargetId });
    },
    onChange: noteScripts,
  });

  /** Scripts run as root in what others will run: who wrote, changed or took one away is written down. */
  function noteScripts(actor: Actor, { verb, entry, before }: CatalogChange<VariantEntry, VariantDefinition>): void {
    const scripts = listScripts(entry.definition.parts);
    const beforehand = listScripts(before?.parts ?? []);
    if (scripts.length === 0 && beforehand.length === 0) return;
    const isGone = verb === "archived" || scripts.length === 0;
    const names = (isGone ? beforehand : scripts).map((script) => script.name).join(", ");
    const details = { verb, revision: String(entry.revision), scripts: names };
    audit.note(actor, isGone ? "scripts-removed" : "scripts-saved", entry, details);
  }

  const resultsOf = (ids: readonly VariantId[]) => readResults(db, ids, clock());

  function withResults(found: readonly VariantEntry[], results = resultsOf(found.map(({ id }) => id))) {
    const bases = new Map(baseImages.findMany(found.map(({ definition }) => definition.baseImageId)).map((row) => [row.id, row]));
    return found.map((entry) => {
      const base = bases.get(entry.definition.baseImageId)?.definition;
      return { ...entry, baseImageTitle: base?.title ?? "", distro: base?.base.distro ?? null, ...results(entry.id) };
    });
  }

  function withSiblings(found: readonly VariantEntry[]) {
    const pulling = found.filter(({ definition }) => isPrePulled(definition) !== null);
    const kinOf = new Map(pulling.map(({ id }) => [id, listKinIds(db, id)]));
    const kin = new Map(entries.findMany([...new Set([...kinOf.values()].flat())]).map((entry) => [entry.id, entry]));
    const results = resultsOf([...found.map(({ id }) => id), ...kin.keys()]);
    return withResults(found, results).map((entry) => ({
      ...entry,
      siblings: (kinOf.get(entry.id) ?? [])
        .flatMap((id) => kin.get(id) ?? [])
        .filter((other) => areSiblings(entry.definition, other.definition))
        .map(({ id, name, definition }) => ({
          ...{ id, name, title: definition.title, isPrePulled: isPrePulled(definition) },
          newestImage: results(id).newestImage,
        })),
    }));
  }

  return {
    ...entries,
    /** All of them, for programs; a page shows so many as it has room for. */
    list: (actor: Actor, query: { isArchived: boolean }) => withResults(entries.list(actor, query)),
    /** So many after another one, in the order that is asked for, with their siblings; `nextId` is the last of them, null where no more follow. */
    page(_actor: Actor, { limit, ...query }: Omit<VariantQuery, "staleBefore">) {
      const ids = listVariantIds(db, { ...query, limit: limit + 1, staleBefore: staleBefore(clock()) });
      const items = withSiblings(entries.findMany(ids.slice(0, limit)));
      return { items, nextId: ids.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
    /** Those in use whose definition names a base image or a mirror profile. */
    naming: (_actor: Actor, { field, id }: { field: "baseImageId" | "mirrorProfileId"; id: string }) =>
      listVariantsThatName(db, field, id),
    byId(actor: Actor, query: { id: VariantId }) {
      const [entry] = withSiblings([entries.byId(actor, query)]);
      if (entry === undefined) throw new DomainError("NOT_FOUND", `There is no variant ${query.id}.`);
      return entry;
    },
    /** What a variant fetches through, by its title; null: the usual sources. */
    mirrorProfileOf({ definition: { mirrorProfileId } }: VariantEntry) {
      const found = mirrorProfileId === null ? undefined : mirrorProfiles.find(mirrorProfileId);
      return found === undefined ? null : { id: found.id, title: found.definition.title };
    },
    /**
     * The recipe of a variant as it stands now. Throws `ARCHIVED` for one that is not offered any more, and `CONTAINERD_TOO_OLD`
     * where its base image was changed since it was saved.
     */
    resolve(actor: Actor, id: VariantId) {
      const entry = entries.byId(actor, { id });
      if (entry.archivedAt !== null) throw new DomainError("ARCHIVED", `${entry.name} is archived.`);
      const recipe = resolveRecipe(ingredients(entry));
      refuseOldContainerd(recipe.parts, recipe.base);
      return { entry, recipe };
    },
  };
}

function refuseOldContainerd(parts: readonly RecipePart[], base: { readonly distro: string; readonly version: string }): void {
  const misfit = findContainerdMisfit(parts, base);
  if (misfit === null) return;
  const { minor, containerd, least } = misfit;
  const message = `Kubernetes ${minor} needs containerd ${least}, and ${base.distro} ${base.version} has ${containerd}.`;
  throw new DomainError("CONTAINERD_TOO_OLD", message, { minor, containerd, least, subject: message });
}
