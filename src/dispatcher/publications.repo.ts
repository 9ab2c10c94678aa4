import { and, eq } from "drizzle-orm";
import type { CloudTargetId, ImageId, PublicationId, VariantId } from "#domain/id.ts";
import { excessOf } from "#domain/publication/publication.ts";
import type { Db } from "#server/db/client.ts";
import { publication } from "#server/db/schema/publication.ts";
import { readTarget } from "./cloud-targets.repo.ts";

export type PublicationRow = typeof publication.$inferSelect;

type Shelf = { readonly variantId: VariantId; readonly targetId: CloudTargetId };

/** The publications of a variant on a target. */
export function listPublications(db: Db, { variantId, targetId }: Shelf): PublicationRow[] {
  const where = and(eq(publication.variantId, variantId), eq(publication.targetId, targetId));
  return db.select().from(publication).where(where).all();
}

/** Those that the target's rule does not keep. */
export function listExcess(db: Db, shelf: Shelf): PublicationRow[] {
  return excessOf(listPublications(db, shelf), readTarget(db, shelf.targetId)?.definition.keepCount ?? null);
}

export function readPublication(db: Db, imageId: ImageId, targetId: CloudTargetId): PublicationRow | undefined {
  const where = and(eq(publication.imageId, imageId), eq(publication.targetId, targetId));
  return db.select().from(publication).where(where).get();
}

export function readPublicationById(db: Db, id: PublicationId): PublicationRow | undefined {
  return db.select().from(publication).where(eq(publication.id, id)).get();
}

export function readPublicationByGlanceId(db: Db, targetId: CloudTargetId, glanceId: string): PublicationRow | undefined {
  const where = and(eq(publication.targetId, targetId), eq(publication.glanceId, glanceId));
  return db.select().from(publication).where(where).get();
}

export function changePublication(db: Db, id: PublicationId, changes: Partial<PublicationRow>): void {
  db.update(publication).set(changes).where(eq(publication.id, id)).run();
}
