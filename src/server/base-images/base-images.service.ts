import { baseImageDefinitionSchema } from "#domain/base-image/base-image.ts";
import { baseImageIdSchema } from "#domain/id.ts";
import { createCatalogService } from "#server/catalog/catalog.service.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import { baseImage } from "#server/db/schema/catalog.ts";
import { listVariantsThatName } from "#server/variants/variants.repo.ts";

export type BaseImagesService = ReturnType<typeof createBaseImagesService>;

export function createBaseImagesService(deps: { db: Db; clock: Clock }) {
  const noun = { table: baseImage, idSchema: baseImageIdSchema, definitionSchema: baseImageDefinitionSchema };
  return createCatalogService(deps, noun, {
    usedBy: (id) => listVariantsThatName(deps.db, "baseImageId", id).map((variant) => variant.name),
  });
}
