import { mirrorProfileIdSchema } from "#domain/id.ts";
import { mirrorProfileDefinitionSchema } from "#domain/mirror-profile/mirror-profile.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import { createCatalogService } from "#server/catalog/catalog.service.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import { mirrorProfile } from "#server/db/schema/catalog.ts";
import { listVariantsThatName } from "#server/variants/variants.repo.ts";

export type MirrorProfilesService = ReturnType<typeof createMirrorProfilesService>;

export function createMirrorProfilesService(deps: { db: Db; clock: Clock; audit: Audit }) {
  const noun = { table: mirrorProfile, idSchema: mirrorProfileIdSchema, definitionSchema: mirrorProfileDefinitionSchema };
  return createCatalogService(deps, noun, {
    usedBy: (id) => listVariantsThatName(deps.db, "mirrorProfileId", id).map((variant) => variant.name),
    onChange: (actor, { verb, entry }) =>
      deps.audit.note(actor, "mirror-profile-changed", entry, { verb, revision: String(entry.revision) }),
  });
}
