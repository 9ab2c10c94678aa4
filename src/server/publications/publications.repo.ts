import { and, desc, eq, inArray } from "drizzle-orm";
import type { CloudTargetId, ImageId, PublicationId, VariantId } from "#domain/id.ts";
import type { JobKind } from "#protocol/job-request.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";

export type PublicationQuery = {
  readonly imageId?: ImageId;
  readonly variantId?: VariantId;
  readonly targetId?: CloudTargetId;
  readonly state?: "published";
};

/** Newest first, each with what people know its image, its target and its job by. */
export function listPublications(db: Db, { imageId, variantId, targetId, state }: PublicationQuery) {
  const where = and(
    imageId === undefined ? undefined : eq(publication.imageId, imageId),
    variantId === undefined ? undefined : eq(publication.variantId, variantId),
    targetId === undefined ? undefined : eq(publication.targetId, targetId),
    state === undefined ? undefined : eq(publication.state, state),
  );
  return db
    .select({
      row: publication,
      targetName: cloudTarget.name,
      targetDefinition: cloudTarget.definition,
      imageFileName: image.fileName,
      sha512: image.sha512,
      variantName: variant.name,
      job: { state: job.state, failure: job.failure },
    })
    .from(publication)
    .innerJoin(cloudTarget, eq(cloudTarget.id, publication.targetId))
    .innerJoin(image, eq(image.id, publication.imageId))
    .innerJoin(variant, eq(variant.id, publication.variantId))
    .innerJoin(job, eq(job.id, publication.jobId))
    .where(where)
    .orderBy(desc(publication.id))
    .all();
}

export function findPublication(db: Db, id: PublicationId) {
  return db.select().from(publication).where(eq(publication.id, id)).get();
}

export function insertPublication(db: Db, row: typeof publication.$inferInsert): void {
  db.insert(publication).values(row).run();
}

export function updatePublication(db: Db, id: PublicationId, changes: Partial<typeof publication.$inferInsert>): void {
  db.update(publication).set(changes).where(eq(publication.id, id)).run();
}

const CHANGES = ["publish", "change-publications"] as const satisfies readonly JobKind[];

/** A job that is still to change what a variant has on a target. */
export function findPendingJob(db: Db, { variantId, targetId }: { variantId: VariantId; targetId: CloudTargetId }) {
  const isPending = and(inArray(job.kind, CHANGES), inArray(job.state, ["queued", "running"]));
  return db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.variantId, variantId), eq(job.targetId, targetId), isPending))
    .get();
}
