import { stringify } from "yaml";
import { z } from "zod";
import { baseImageDefinitionSchema } from "#domain/base-image/base-image.ts";
import { mirrorProfileDefinitionSchema } from "#domain/mirror-profile/mirror-profile.ts";
import type { Actor } from "#domain/person/person.ts";
import { variantDefinitionSchema } from "#domain/variant/variant.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { parseCatalogFile, refuseCatalogFile } from "./parse-catalog-file.ts";

type Deps = {
  db: Db;
  baseImages: BaseImagesService;
  mirrorProfiles: MirrorProfilesService;
  variants: VariantsService;
  cloudTargets: CloudTargetsService;
};

/** A variant as a file has it: base image, mirror profile and cloud target by name, since ids mean nothing elsewhere. */
const {
  baseImageId: _baseImageId,
  mirrorProfileId: _mirrorProfileId,
  snapshotTargetId: _snapshotTargetId,
  ...plainShape
} = variantDefinitionSchema.shape;
const variantInFileSchema = z.object({
  ...plainShape,
  baseImage: z.string(),
  mirrorProfile: z.string().nullable(),
  snapshotTarget: z.string().nullable().default(null),
});

type VariantInFile = z.infer<typeof variantInFileSchema>;

const catalogFileSchema = z.object({
  baseImages: z.array(baseImageDefinitionSchema).default([]),
  mirrorProfiles: z.array(mirrorProfileDefinitionSchema).default([]),
  variants: z.array(variantInFileSchema).default([]),
});

type Outcome = "created" | "updated" | "unchanged";

/** What the three nouns have in common here: found by name, created or brought to what the file says. */
type Shelf<Definition, Id> = {
  findByName(name: string): { id: Id; revision: number; definition: Definition } | undefined;
  create(actor: Actor, definition: Definition): unknown;
  update(actor: Actor, change: { id: Id; revision: number; definition: Definition }): unknown;
};

/** The whole catalog as one YAML file, out and in again; entries are known by name. */
export function createCatalogFileService({ db, baseImages, mirrorProfiles, variants, cloudTargets }: Deps) {
  function put<Definition extends { name: string }, Id>(
    shelf: Shelf<Definition, Id>,
    actor: Actor,
    definition: Definition,
  ): Outcome {
    const found = shelf.findByName(definition.name);
    if (found === undefined) {
      shelf.create(actor, definition);
      return "created";
    }
    if (JSON.stringify(found.definition) === JSON.stringify(definition)) return "unchanged";
    shelf.update(actor, { id: found.id, revision: found.revision, definition });
    return "updated";
  }

  /** The id of what a variant names, or null where it names nothing. */
  function idOf<Id>(variant: string, name: string | null, find: (name: string) => { readonly id: Id } | undefined): Id | null {
    if (name === null) return null;
    const found = find(name);
    if (found === undefined) throw refuseCatalogFile(`Variant ${variant} names ${name}, which is not there.`);
    return found.id;
  }

  function toDefinition(actor: Actor, { baseImage, mirrorProfile, snapshotTarget, ...rest }: VariantInFile) {
    const findTarget = (name: string) => cloudTargets.list(actor).find((target) => target.name === name);
    const definition = variantDefinitionSchema.safeParse({
      ...rest,
      baseImageId: idOf(rest.name, baseImage, baseImages.findByName),
      mirrorProfileId: idOf(rest.name, mirrorProfile, mirrorProfiles.findByName),
      snapshotTargetId: idOf(rest.name, snapshotTarget, findTarget),
    });
    if (definition.success) return definition.data;
    const [issue] = definition.error.issues;
    throw refuseCatalogFile(`Variant ${rest.name}, ${issue?.path.join(".")}: ${issue?.message}`);
  }

  return {
    export(actor: Actor): string {
      const nameOf = new Map(
        [...baseImages.list(actor, all), ...mirrorProfiles.list(actor, all), ...cloudTargets.list(actor)].map((entry) => [
          `${entry.id}`,
          entry.name,
        ]),
      );
      return stringify({
        baseImages: baseImages.list(actor, all).map((entry) => entry.definition),
        mirrorProfiles: mirrorProfiles.list(actor, all).map((entry) => entry.definition),
        variants: variants
          .list(actor, all)
          .map(({ definition: { baseImageId, mirrorProfileId, snapshotTargetId, ...rest } }) => ({
            ...rest,
            baseImage: nameOf.get(baseImageId),
            mirrorProfile: mirrorProfileId === null ? null : nameOf.get(mirrorProfileId),
            snapshotTarget: snapshotTargetId === null ? null : (nameOf.get(snapshotTargetId) ?? null),
          })),
      });
    },

    /** All of the file or, with an error that says where it is wrong, nothing of it. */
    import(actor: Actor, yaml: string): Record<Outcome, number> {
      const file = parseCatalogFile(yaml, catalogFileSchema);
      return writeAtOnce(db, () => {
        const outcomes = [
          ...file.baseImages.map((definition) => put(baseImages, actor, definition)),
          ...file.mirrorProfiles.map((definition) => put(mirrorProfiles, actor, definition)),
          ...file.variants.map((variant) => put(variants, actor, toDefinition(actor, variant))),
        ];
        const count = (outcome: Outcome) => outcomes.filter((candidate) => candidate === outcome).length;
        return { created: count("created"), updated: count("updated"), unchanged: count("unchanged") };
      });
    },
  };
}

const all = { isArchived: false };
