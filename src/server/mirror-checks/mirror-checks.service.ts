import { DomainError } from "#domain/domain-error.ts";
import type { BaseImageId, MirrorProfileId } from "#domain/id.ts";
import { variantIdSchema } from "#domain/id.ts";
import { partsToCheck } from "#domain/mirror-profile/parts-to-check.ts";
import type { Actor } from "#domain/person/person.ts";
import { resolveRecipe } from "#domain/recipe/resolve-recipe.ts";
import { NEW_VARIANT } from "#domain/variant/new-variant.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import type { Db } from "#server/db/client.ts";
import type { JobsService } from "#server/jobs/jobs.service.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { listMirrorStandings } from "./mirror-checks.repo.ts";

type Deps = {
  db: Db;
  jobs: JobsService;
  variants: VariantsService;
  baseImages: BaseImagesService;
  mirrorProfiles: MirrorProfilesService;
};

const SHOWN_CHECKS = 10;

/** Asking a builder host whether a profile's mirrors have what its variants need. */
export function createMirrorChecksService({ db, jobs, variants, baseImages, mirrorProfiles }: Deps) {
  const usersOf = (actor: Actor, id: MirrorProfileId) =>
    variants.naming(actor, { field: "mirrorProfileId", id }).map((variant) => variants.byId(actor, { id: variant.id }));

  /** The base that most of the profile's variants are built on, else the first of the catalog; null: there is none. */
  function usualBase(actor: Actor, id: MirrorProfileId): BaseImageId | null {
    const bases = usersOf(actor, id).map((variant) => variant.definition.baseImageId);
    const uses = (base: BaseImageId) => bases.filter((candidate) => candidate === base).length;
    const [most] = bases.toSorted((first, second) => uses(second) - uses(first));
    return most ?? baseImages.list(actor, { isArchived: false })[0]?.id ?? null;
  }

  return {
    /** How every profile stood when it was last checked, for lists. */
    standings: (_actor: Actor) => listMirrorStandings(db),

    /** The checks of a profile, newest first, and all that the newest found so far. */
    ofProfile(actor: Actor, { mirrorProfileId }: { mirrorProfileId: MirrorProfileId }) {
      mirrorProfiles.byId(actor, { id: mirrorProfileId });
      const history = jobs.listMirrorChecks(actor, mirrorProfileId, SHOWN_CHECKS);
      const [newest] = history;
      return {
        usualBaseImageId: usualBase(actor, mirrorProfileId),
        newest: newest === undefined ? null : jobs.byId(actor, { id: newest.id }),
        history,
      };
    },

    start(actor: Actor, { mirrorProfileId, baseImageId }: { mirrorProfileId: MirrorProfileId; baseImageId: BaseImageId }) {
      const profile = mirrorProfiles.byId(actor, { id: mirrorProfileId });
      const baseImage = baseImages.byId(actor, { id: baseImageId });
      if (profile.archivedAt !== null) throw new DomainError("ARCHIVED", `${profile.name} is archived.`);
      const parts = partsToCheck(usersOf(actor, mirrorProfileId).map((variant) => variant.definition.parts));
      const variant = {
        ...NEW_VARIANT,
        name: profile.name,
        title: profile.definition.title,
        baseImageId,
        mirrorProfileId,
        parts,
      };
      const recipe = resolveRecipe({
        // No variant has this recipe: it is made of all that use the profile.
        ...{ variantId: variantIdSchema.parse(profile.id), revision: profile.revision, variant },
        ...{ baseImage: baseImage.definition, mirrorProfile: profile.definition },
      });
      const wish = { kind: "check-mirror", recipe, mirrorProfileId, isReuseAllowed: true, wantedHostId: null } as const;
      return { jobId: jobs.enqueue(actor, wish).id };
    },
  };
}
