import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { HostId, JobId, VariantId } from "#domain/id.ts";
import type { JobState } from "#domain/job/job.ts";
import type { Db } from "#server/db/client.ts";
import { findWords } from "#server/db/find-words.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job, step } from "#server/db/schema/job.ts";
import { person } from "#server/db/schema/person.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

export type BuildQuery = {
  readonly variantId?: VariantId | undefined;
  readonly hostId?: HostId | undefined;
  readonly state?: JobState | undefined;
  /** Each of these words has to stand in the variant's name or title. */
  readonly search?: string | undefined;
  /** Only those that ended on this day of UTC: `2026-11-23`. */
  readonly endedOn?: string | undefined;
  /** Only builds with a smaller number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
};

const isBuild = eq(job.kind, "build");

/** Every build has a number and a variant; other kinds of job need neither. */
const summary = {
  id: job.id,
  number: sql<number>`${job.number}`,
  state: job.state,
  variantId: sql<VariantId>`${job.variantId}`,
  variantName: variant.name,
  variantTitle: sql<string>`json_extract(${variant.definition}, '$.title')`,
  hostName: builderHost.name,
  hostConnection: builderHost.connection,
  failureCode: sql<string | null>`json_extract(${job.failure}, '$.code')`,
  isCancelRequested: sql<number>`${job.cancelRequestedAt} is not null`.mapWith(Boolean),
  createdAt: job.createdAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
  imageId: image.id,
  personName: person.name,
  currentStep: sql<
    string | null
  >`(select ${step.stepId} from ${step} where ${step.jobId} = ${job.id} and ${step.state} = 'running' limit 1)`,
};

function selectSummaries(db: Db) {
  return db
    .select(summary)
    .from(job)
    .innerJoin(variant, eq(variant.id, job.variantId))
    .leftJoin(builderHost, eq(builderHost.id, job.hostId))
    .leftJoin(image, and(eq(image.buildId, job.id), isNull(image.deletedAt)))
    .leftJoin(person, eq(person.id, job.personId));
}

/** Newest first. */
export function listBuilds(db: Db, { variantId, hostId, state, search = "", endedOn, cursor, limit }: BuildQuery) {
  const dayBegins = endedOn === undefined ? null : new Date(`${endedOn}T00:00:00Z`);
  const where = and(
    isBuild,
    variantId === undefined ? undefined : eq(job.variantId, variantId),
    hostId === undefined ? undefined : eq(job.hostId, hostId),
    state === undefined ? undefined : eq(job.state, state),
    dayBegins === null
      ? undefined
      : and(gte(job.finishedAt, dayBegins), lt(job.finishedAt, new Date(dayBegins.getTime() + DAY_MS))),
    cursor === undefined ? undefined : lt(job.number, cursor),
    ...findWords(search, sql`${variant.name} || ' ' || ${summary.variantTitle}`),
  );
  return selectSummaries(db).where(where).orderBy(desc(job.number)).limit(limit).all();
}

export function findBuildSummary(db: Db, id: JobId) {
  return selectSummaries(db)
    .where(and(isBuild, eq(job.id, id)))
    .get();
}

export function findImageOfBuild(db: Db, id: JobId) {
  return db
    .select({
      id: image.id,
      fileName: image.fileName,
      sizeBytes: image.sizeBytes,
      virtualSizeBytes: image.virtualSizeBytes,
      sha256: image.sha256,
    })
    .from(image)
    .where(and(eq(image.buildId, id), isNull(image.deletedAt)))
    .get();
}

/** How long the newest successful builds of a variant took, newest first; one that went on where another failed did only a part. */
export function listDurations(db: Db, id: VariantId, limit: number): number[] {
  const isWhole = and(isBuild, eq(job.variantId, id), eq(job.state, "succeeded"), eq(job.isContinuing, false));
  return db
    .select({ startedAt: job.startedAt, finishedAt: job.finishedAt })
    .from(job)
    .where(and(isWhole, isNotNull(job.startedAt), isNotNull(job.finishedAt)))
    .orderBy(desc(job.number))
    .limit(limit)
    .all()
    .flatMap(({ startedAt, finishedAt }) => (startedAt && finishedAt ? [finishedAt.getTime() - startedAt.getTime()] : []));
}

/** How long each step took on average in a variant's last successful builds, in milliseconds; what was reused took no time and tells nothing. */
export function averageSteps(db: Db, id: VariantId, limit: number) {
  const last = db
    .select({ id: job.id })
    .from(job)
    .where(and(isBuild, eq(job.variantId, id), eq(job.state, "succeeded")))
    .orderBy(desc(job.number))
    .limit(limit);
  return db
    .select({ stepId: step.stepId, durationMs: sql<number>`avg(${step.durationMs})` })
    .from(step)
    .where(and(inArray(step.jobId, last), eq(step.state, "succeeded"), isNotNull(step.durationMs)))
    .groupBy(step.stepId)
    .all();
}

/** The build behind a variant's newest image: by which recipe it was made, and when. */
export function findBuildOfNewestImage(db: Db, id: VariantId) {
  return db
    .select({ recipe: job.recipe, number: sql<number>`${job.number}`, imageId: image.id, createdAt: image.createdAt })
    .from(image)
    .innerJoin(job, eq(job.id, image.buildId))
    .where(and(eq(image.variantId, id), isNull(image.deletedAt)))
    .orderBy(desc(image.createdAt))
    .limit(1)
    .get();
}

/** How many builds there are in each state, of those asked for since an instant. */
export function countByState(db: Db, since: Date): Map<JobState, number> {
  const rows = db
    .select({ state: job.state, total: sql<number>`count(*)` })
    .from(job)
    .where(and(isBuild, gte(job.createdAt, since)))
    .groupBy(job.state)
    .all();
  return new Map(rows.map(({ state, total }) => [state, total]));
}
