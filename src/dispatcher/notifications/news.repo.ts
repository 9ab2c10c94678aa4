import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { JobId, VariantId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { audit } from "#server/db/schema/audit.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { job } from "#server/db/schema/job.ts";
import { notificationChannel, notificationDelivery, standingCondition } from "#server/db/schema/notification.ts";
import { setting } from "#server/db/schema/setting.ts";

const MARK = "news-seen";

/** How far the news were read: the end of the newest build, and the newest line of the audit log. */
export function findMark(db: Db): unknown {
  return db.select().from(setting).where(eq(setting.name, MARK)).get()?.value;
}

export function saveMark(db: Db, value: object): void {
  db.insert(setting).values({ name: MARK, value }).onConflictDoUpdate({ target: setting.name, set: { value } }).run();
}

/** Builds that ended well or badly at this instant or later, the oldest first. */
export function listEndedBuilds(db: Db, since: Date) {
  const title = sql<string>`json_extract(${variant.definition}, '$.title')`;
  const { id, number, variantId, state, failure, finishedAt } = job;
  return db
    .select({ id, number, variantId, state, failure, finishedAt, title })
    .from(job)
    .innerJoin(variant, eq(variant.id, job.variantId))
    .where(and(eq(job.kind, "build"), inArray(job.state, ["succeeded", "failed"]), gte(job.finishedAt, since)))
    .orderBy(asc(job.finishedAt))
    .all();
}

/** How the build of a variant before this one ended; undefined where it is the first. */
export function findStateBefore(db: Db, variantId: VariantId, id: JobId) {
  const ended = and(eq(job.kind, "build"), inArray(job.state, ["succeeded", "failed"]));
  return db
    .select({ state: job.state })
    .from(job)
    .where(and(eq(job.variantId, variantId), lt(job.id, id), ended))
    .orderBy(desc(job.id))
    .limit(1)
    .get()?.state;
}

export function listHostsAway(db: Db) {
  const { id, name, failure } = builderHost;
  const isAway = inArray(builderHost.connection, ["unreachable", "refused"]);
  return db
    .select({ id, name, failure })
    .from(builderHost)
    .where(and(isNull(builderHost.archivedAt), isAway))
    .all();
}

/** What the retention rule deleted since a line of the audit log. */
export function listRetired(db: Db, since: number) {
  const { id, subjectName, details } = audit;
  const isRetired = inArray(audit.action, ["image-retired", "journals-retired"]);
  return db
    .select({ id, subjectName, details })
    .from(audit)
    .where(and(gt(audit.id, since), isRetired))
    .all();
}

export function readNewestAudit(db: Db): number {
  return (
    db
      .select({ id: sql<number>`coalesce(max(${audit.id}), 0)` })
      .from(audit)
      .get()?.id ?? 0
  );
}

export function listConditions(db: Db): string[] {
  return db
    .select()
    .from(standingCondition)
    .all()
    .map(({ key }) => key);
}

export function addCondition(db: Db, key: string, since: Date): void {
  db.insert(standingCondition).values({ key, since }).run();
}

export function endCondition(db: Db, key: string): void {
  db.delete(standingCondition).where(eq(standingCondition.key, key)).run();
}

/** Deliveries whose turn it is, each with its channel; the oldest first. */
export function listDueDeliveries(db: Db, now: Date) {
  const { state, nextAttemptAt, id } = notificationDelivery;
  return db
    .select({ delivery: notificationDelivery, channel: notificationChannel })
    .from(notificationDelivery)
    .innerJoin(notificationChannel, eq(notificationChannel.id, notificationDelivery.channelId))
    .where(and(eq(state, "waiting"), lte(nextAttemptAt, now)))
    .orderBy(asc(id))
    .all();
}

export type DueDelivery = ReturnType<typeof listDueDeliveries>[number];

export function changeDelivery(db: Db, id: DueDelivery["delivery"]["id"], changes: Partial<DueDelivery["delivery"]>): void {
  db.update(notificationDelivery).set(changes).where(eq(notificationDelivery.id, id)).run();
}

/** Forgets what was told, or given up, before an instant. */
export function forgetDeliveries(db: Db, before: Date): void {
  const { state, createdAt } = notificationDelivery;
  const isOver = or(eq(state, "sent"), eq(state, "failed"));
  db.delete(notificationDelivery)
    .where(and(isOver, lt(createdAt, before)))
    .run();
}
