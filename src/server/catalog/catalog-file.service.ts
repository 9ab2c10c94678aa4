import { stringify } from "yaml";
import { z } from "zod";
import { baseImageDefinitionSchema } from "#domain/base-image/base-image.ts";
import { DomainError } from "#domain/domain-error.ts";
import type { VariantId } from "#domain/id.ts";
import { mirrorProfileDefinitionSchema } from "#domain/mirror-profile/mirror-profile.ts";
import type { Actor } from "#domain/person/person.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { type FileFault, type FileReading, parseCatalogFile, readYamlFile, refuseCatalogFile } from "./parse-catalog-file.ts";
import { createVariantSpelling, NAMED_IN_FILE, type VariantInFile, variantInFileSchema } from "./variant-in-file.ts";

type Deps = {
  db: Db;
  baseImages: BaseImagesService;
  mirrorProfiles: MirrorProfilesService;
  variants: VariantsService;
  cloudTargets: CloudTargetsService;
};

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

  const spelling = createVariantSpelling({ baseImages, mirrorProfiles, cloudTargets });

  function toDefinition(actor: Actor, entry: VariantInFile): VariantDefinition {
    try {
      const definition = spelling.toDefinition(actor, entry);
      if (definition.success) return definition.data;
      const [issue] = definition.error.issues;
      throw refuseCatalogFile(`Variant ${entry.name}, ${issue?.path.join(".")}: ${issue?.message}`);
    } catch (error) {
      if (error instanceof DomainError && error.code === "NOT_FOUND")
        throw refuseCatalogFile(`Variant ${entry.name}: ${error.message}`);
      throw error;
    }
  }

  function mustFind(actor: Actor, id: VariantId, revision: number | null): VariantDefinition {
    if (revision === null) return variants.byId(actor, { id }).definition;
    const found = variants.revisions(actor, { id }).find((row) => row.revision === revision);
    if (found === undefined) throw new DomainError("NOT_FOUND", `Variant ${id} has no revision ${revision}.`);
    return found.definition;
  }

  /** Reads the entry, then what it names, then what the catalog says of it, and stops where something is wrong. */
  function readVariant(actor: Actor, yaml: string, id: VariantId | null): FileReading<VariantDefinition> {
    const reading = readYamlFile(yaml, variantInFileSchema.strict());
    if (reading.value === null) return reading;
    const { lineOf } = reading;
    const faultAt = (path: readonly PropertyKey[], message: string, code: string): FileFault => {
      const [field, ...rest] = path;
      const inFile = [NAMED_IN_FILE[String(field)] ?? field ?? "", ...rest];
      return { line: lineOf(inFile), path: inFile.join("."), message, code };
    };
    try {
      const definition = spelling.toDefinition(actor, reading.value);
      if (!definition.success)
        return { value: null, faults: definition.error.issues.map(({ path, message, code }) => faultAt(path, message, code)) };
      variants.admit(definition.data, id);
      return { value: definition.data, faults: [], lineOf };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { field } = error.values;
      return { value: null, faults: [faultAt(field === undefined ? ["parts"] : [field], error.message, error.code)] };
    }
  }

  return {
    export(actor: Actor): string {
      return stringify({
        baseImages: baseImages.list(actor, all).map((entry) => entry.definition),
        mirrorProfiles: mirrorProfiles.list(actor, all).map((entry) => entry.definition),
        variants: variants.list(actor, all).map((entry) => spelling.toFile(actor, entry.definition)),
      });
    },

    /** One variant as the file's entry, as it stands or as a revision had it. */
    variantYaml: (actor: Actor, { id, revision }: { readonly id: VariantId; readonly revision: number | null }) => ({
      yaml: spelling.spell(actor, mustFind(actor, id, revision)),
    }),

    /** What a text says that is to become a variant, new or the one with this id; else all that is wrong in it, line by line. */
    readVariant(actor: Actor, { yaml, id }: { readonly yaml: string; readonly id: VariantId | null }) {
      const { value, faults } = readVariant(actor, yaml, id);
      return { definition: value, faults };
    },

    /** What is wrong in a catalog file, line by line, as far as the file alone tells. */
    check: (_actor: Actor, yaml: string): readonly FileFault[] => readYamlFile(yaml, catalogFileSchema).faults,

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
