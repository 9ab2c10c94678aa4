import { stringify } from "yaml";
import { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import type { Actor } from "#domain/person/person.ts";
import { type VariantDefinition, variantDefinitionSchema } from "#domain/variant/variant.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";

/** A variant as a file has it: base image, mirror profile and cloud target by name, since ids mean nothing elsewhere. */
const {
  baseImageId: _baseImageId,
  mirrorProfileId: _mirrorProfileId,
  snapshotTargetId: _snapshotTargetId,
  ...plainShape
} = variantDefinitionSchema.shape;
export const variantInFileSchema = z.object({
  ...plainShape,
  baseImage: z.string(),
  mirrorProfile: z.string().nullable(),
  snapshotTarget: z.string().nullable().default(null),
});
export type VariantInFile = z.infer<typeof variantInFileSchema>;

/** By what a definition names something, and by what the file does. */
export const NAMED_IN_FILE: Readonly<Record<string, string>> = {
  baseImageId: "baseImage",
  mirrorProfileId: "mirrorProfile",
  snapshotTargetId: "snapshotTarget",
};

type Deps = { baseImages: BaseImagesService; mirrorProfiles: MirrorProfilesService; cloudTargets: CloudTargetsService };

/** Between a variant's definition, which names others by id, and its entry in a file, which names them by name. */
export function createVariantSpelling({ baseImages, mirrorProfiles, cloudTargets }: Deps) {
  /** Throws `NOT_FOUND` at the field that names what is not there. */
  function idOf<Id>(name: string | null, field: string, find: (name: string) => { readonly id: Id } | undefined): Id | null {
    if (name === null) return null;
    const found = find(name);
    if (found === undefined) throw new DomainError("NOT_FOUND", `There is no ${name}.`, { field });
    return found.id;
  }

  function toFile(actor: Actor, { baseImageId, mirrorProfileId, snapshotTargetId, ...rest }: VariantDefinition) {
    const target = snapshotTargetId === null ? undefined : cloudTargets.list(actor).find(({ id }) => id === snapshotTargetId);
    return {
      ...rest,
      baseImage: baseImages.find(baseImageId)?.name ?? baseImageId,
      mirrorProfile: mirrorProfileId === null ? null : (mirrorProfiles.find(mirrorProfileId)?.name ?? null),
      snapshotTarget: target?.name ?? null,
    };
  }

  return {
    toFile,
    /** The one spelling: keys in the schema's order, so that the same variant is the same bytes. */
    spell: (actor: Actor, definition: VariantDefinition): string =>
      stringify(toFile(actor, variantDefinitionSchema.parse(definition))),
    /** What is left to check of the whole is the variant's own schema. */
    toDefinition(actor: Actor, { baseImage, mirrorProfile, snapshotTarget, ...rest }: VariantInFile) {
      const findTarget = (name: string) => cloudTargets.list(actor).find((target) => target.name === name);
      return variantDefinitionSchema.safeParse({
        ...rest,
        baseImageId: idOf(baseImage, "baseImageId", baseImages.findByName),
        mirrorProfileId: idOf(mirrorProfile, "mirrorProfileId", mirrorProfiles.findByName),
        snapshotTargetId: idOf(snapshotTarget, "snapshotTargetId", findTarget),
      });
    },
  };
}
