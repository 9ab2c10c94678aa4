import { and, asc, eq, isNull } from "drizzle-orm";
import type { BuildId } from "#domain/id.ts";
import type { JobState } from "#domain/job/job.ts";
import type { StepView } from "#domain/job/reduce-job.ts";
import type { Db } from "#server/db/client.ts";
import { image, job, step } from "#server/db/schema/job.ts";

export type JobRow = typeof job.$inferSelect;

/** Jobs in this state, the oldest first. */
export function listJobs(db: Db, state: JobState): JobRow[] {
  return db.select().from(job).where(eq(job.state, state)).orderBy(asc(job.number)).all();
}

export function readJob(db: Db, id: BuildId): JobRow | undefined {
  return db.select().from(job).where(eq(job.id, id)).get();
}

/** Changes a job that is still in state `from`, so that no fact overwrites an end. Returns whether it was. */
export function changeJob(db: Db, id: BuildId, from: JobState, changes: Partial<JobRow>): boolean {
  const where = and(eq(job.id, id), eq(job.state, from));
  return db.update(job).set(changes).where(where).run().changes > 0;
}

/** Writes every step of a job anew: when its plan becomes known, and after a restart. */
export function replaceSteps(db: Db, id: BuildId, steps: readonly StepView[]): void {
  db.delete(step).where(eq(step.jobId, id)).run();
  for (const [position, view] of steps.entries())
    db.insert(step)
      .values({ jobId: id, position, ...toStepColumns(view) })
      .run();
}

export function changeStep(db: Db, id: BuildId, position: number, view: StepView): void {
  db.update(step)
    .set(toStepColumns(view))
    .where(and(eq(step.jobId, id), eq(step.position, position)))
    .run();
}

export function addImage(db: Db, row: typeof image.$inferInsert): void {
  db.insert(image).values(row).run();
}

export function hasImage(db: Db, buildId: BuildId): boolean {
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
