import { and, asc, eq, gte, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { HostId, ImageId, JobId, VariantId } from "#domain/id.ts";
import type { Check } from "#domain/job/check.ts";
import type { JobState } from "#domain/job/job.ts";
import type { StepView } from "#domain/job/reduce-job.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { check, image, job, step } from "#server/db/schema/job.ts";

export type JobRow = typeof job.$inferSelect;

/** Jobs in this state, the oldest first: a UUIDv7 begins with its time. */
export function listJobs(db: Db, state: JobState): JobRow[] {
  return db.select().from(job).where(eq(job.state, state)).orderBy(asc(job.id)).all();
}

export function addJob(db: Db, row: typeof job.$inferInsert): void {
  db.insert(job).values(row).run();
}

export function readJob(db: Db, id: JobId): JobRow | undefined {
  return db.select().from(job).where(eq(job.id, id)).get();
}

/** Changes a job that is still in state `from`, so that no fact overwrites an end. Returns whether it was. */
export function changeJob(db: Db, id: JobId, from: JobState, changes: Partial<JobRow>): boolean {
  const where = and(eq(job.id, id), eq(job.state, from));
  return db.update(job).set(changes).where(where).run().changes > 0;
}

/** Writes every step of a job anew: when its plan becomes known, and after a restart. */
export function replaceSteps(db: Db, id: JobId, steps: readonly StepView[]): void {
  db.delete(step).where(eq(step.jobId, id)).run();
  for (const [position, view] of steps.entries())
    db.insert(step)
      .values({ jobId: id, position, ...toStepColumns(view) })
      .run();
}

export function changeStep(db: Db, id: JobId, position: number, view: StepView): void {
  db.update(step)
    .set(toStepColumns(view))
    .where(and(eq(step.jobId, id), eq(step.position, position)))
    .run();
}

/** Writes the checks of a job from a position on; what stood there goes. */
export function replaceChecks(db: Db, id: JobId, from: number, checks: readonly Check[]): void {
  db.delete(check)
    .where(and(eq(check.jobId, id), gte(check.position, from)))
    .run();
  for (const [index, { id: checkId, ...found }] of checks.slice(from).entries())
    db.insert(check)
      .values({ jobId: id, position: from + index, checkId, ...found })
      .run();
}

/** Whether the images of a variant are verified as soon as they are home; a definition of before there was a choice says nothing. */
export function isVerifiedAfterBuild(db: Db, id: VariantId): boolean {
  const wish = sql<number>`coalesce(json_extract(${variant.definition}, '$.isVerifiedAfterBuild'), 1)`;
  return db.select({ wish }).from(variant).where(eq(variant.id, id)).get()?.wish === 1;
}

/** Hosts on which the image was built or looked at: its file lies there already. */
export function listHostsOfImage(db: Db, id: ImageId): HostId[] {
  const madeIt = eq(job.id, sql`(select ${image.buildId} from ${image} where ${image.id} = ${id})`);
  const rows = db
    .select({ hostId: job.hostId })
    .from(job)
    .where(and(isNotNull(job.hostId), or(madeIt, eq(job.imageId, id))))
    .all();
  return rows.flatMap(({ hostId }) => hostId ?? []);
}

export function readImage(db: Db, id: ImageId): typeof image.$inferSelect | undefined {
  return db.select().from(image).where(eq(image.id, id)).get();
}

export function addImage(db: Db, row: typeof image.$inferInsert): void {
  db.insert(image).values(row).run();
}

export function hasImage(db: Db, buildId: JobId): boolean {
  return (
    db
      .select({ id: image.id })
      .from(image)
      .where(and(eq(image.buildId, buildId), isNull(image.deletedAt)))
      .get() !== undefined
  );
}

function toStepColumns({ id, state, startedAt, durationMs, progress }: StepView) {
  return { stepId: id, state, startedAt: startedAt === null ? null : new Date(startedAt), durationMs, progress };
}
