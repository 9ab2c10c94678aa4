import { asc, desc, eq, max, sql } from "drizzle-orm";
import type { JobId, MirrorProfileId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { mirrorProfile, variant } from "#server/db/schema/catalog.ts";
import { check, image, job, step } from "#server/db/schema/job.ts";
import { person } from "#server/db/schema/person.ts";

const summary = {
  id: job.id,
  kind: job.kind,
  number: job.number,
  state: job.state,
  variantId: job.variantId,
  variantTitle: sql<string | null>`json_extract(${variant.definition}, '$.title')`,
  imageId: job.imageId,
  imageFileName: image.fileName,
  diskPath: sql<string | null>`json_extract(${job.diskFile}, '$.path')`,
  mirrorProfileId: job.mirrorProfileId,
  mirrorProfileTitle: sql<string | null>`json_extract(${mirrorProfile.definition}, '$.title')`,
  hostId: job.hostId,
  hostName: builderHost.name,
  hostConnection: builderHost.connection,
  failureCode: sql<string | null>`json_extract(${job.failure}, '$.code')`,
  isCancelRequested: sql<number>`${job.cancelRequestedAt} is not null`.mapWith(Boolean),
  createdAt: job.createdAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
  personId: job.personId,
  personName: person.name,
};

function selectSummaries(db: Db) {
  return db
    .select(summary)
    .from(job)
    .leftJoin(variant, eq(variant.id, job.variantId))
    .leftJoin(image, eq(image.id, job.imageId))
    .leftJoin(mirrorProfile, eq(mirrorProfile.id, job.mirrorProfileId))
    .leftJoin(builderHost, eq(builderHost.id, job.hostId))
    .leftJoin(person, eq(person.id, job.personId));
}

/** The checks of a profile's mirrors, newest first: a UUIDv7 begins with its time. */
export function listMirrorChecks(db: Db, id: MirrorProfileId, limit: number) {
  return selectSummaries(db).where(eq(job.mirrorProfileId, id)).orderBy(desc(job.id)).limit(limit).all();
}

export function findJobSummary(db: Db, id: JobId) {
  return selectSummaries(db).where(eq(job.id, id)).get();
}

export function findJob(db: Db, id: JobId) {
  return db.select().from(job).where(eq(job.id, id)).get();
}

export function listSteps(db: Db, id: JobId) {
  return db.select().from(step).where(eq(step.jobId, id)).orderBy(asc(step.position)).all();
}

/** In the order in which they were made. */
export function listChecks(db: Db, id: JobId) {
  const { checkId, lesson, phase, subject, outcome, evidence } = check;
  return db
    .select({ id: checkId, lesson, phase, subject, outcome, evidence })
    .from(check)
    .where(eq(check.jobId, id))
    .orderBy(asc(check.position))
    .all();
}

/** A build gets the next number, another kind has none. Returns it. */
export function insertJob(db: Db, row: Omit<typeof job.$inferInsert, "number">): number | null {
  const newest = () =>
    db
      .select({ newest: max(job.number) })
      .from(job)
      .get()?.newest ?? 0;
  const number = row.kind === "build" ? newest() + 1 : null;
  db.insert(job)
    .values({ ...row, number })
    .run();
  return number;
}

export function updateJob(db: Db, id: JobId, changes: Partial<typeof job.$inferInsert>): void {
  db.update(job).set(changes).where(eq(job.id, id)).run();
}
