import { and, eq, inArray, max, sql } from "drizzle-orm";
import type { VariantId } from "#domain/id.ts";
import { findStaleReasons } from "#domain/image/staleness.ts";
import type { Db } from "#server/db/client.ts";
import { isOneOf } from "#server/db/one-of.ts";
import { baseImage, variant } from "#server/db/schema/catalog.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { isBaseNewer, isBaseOfVariant, isDefinitionNewer, isNewestImage } from "./newest-image.ts";

/**
 * What variants have made: the newest image that is there, the last build, and the targets on which they are published now. All of
 * them by three queries, for a page of fifty would otherwise take a hundred and fifty.
 */
export function readResults(db: Db, ids: readonly VariantId[], now: Date) {
  const images = new Map(listNewestImages(db, ids).map(({ variantId, ...row }) => [variantId, row]));
  const builds = new Map(listLastBuilds(db, ids).map(({ variantId, ...row }) => [variantId, row]));
  const targets = Map.groupBy(listTargets(db, ids), ({ variantId }) => variantId);
  const newestImage = (id: VariantId) => {
    const found = images.get(id);
    if (found === undefined) return null;
    const { isDefinitionNewer, isBaseNewer, ...rest } = found;
    return { ...rest, staleReasons: findStaleReasons(found, now) };
  };
  return (id: VariantId) => ({
    newestImage: newestImage(id),
    lastBuild: builds.get(id) ?? null,
    publishedOn: (targets.get(id) ?? []).map(({ name }) => name),
  });
}

function listNewestImages(db: Db, ids: readonly VariantId[]) {
  return db
    .select({
      variantId: image.variantId,
      id: image.id,
      sizeBytes: image.sizeBytes,
      createdAt: image.createdAt,
      isDefinitionNewer: isDefinitionNewer.mapWith(Boolean),
      isBaseNewer: isBaseNewer.mapWith(Boolean),
    })
    .from(variant)
    .innerJoin(image, isNewestImage)
    .innerJoin(job, eq(job.id, image.buildId))
    .leftJoin(baseImage, isBaseOfVariant)
    .where(isOneOf(variant.id, ids))
    .all();
}

function listLastBuilds(db: Db, ids: readonly VariantId[]) {
  const last = db
    .select({ number: max(job.number) })
    .from(job)
    .where(isOneOf(job.variantId, ids))
    .groupBy(job.variantId);
  return db
    .select({
      variantId: sql<VariantId>`${job.variantId}`,
      id: job.id,
      number: sql<number>`${job.number}`,
      state: job.state,
      createdAt: job.createdAt,
      finishedAt: job.finishedAt,
    })
    .from(job)
    .where(inArray(job.number, last))
    .all();
}

function listTargets(db: Db, ids: readonly VariantId[]) {
  return db
    .selectDistinct({ variantId: publication.variantId, name: cloudTarget.name })
    .from(publication)
    .innerJoin(cloudTarget, eq(cloudTarget.id, publication.targetId))
    .where(and(isOneOf(publication.variantId, ids), eq(publication.state, "published")))
    .orderBy(cloudTarget.name)
    .all();
}
