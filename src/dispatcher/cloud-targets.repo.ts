import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import type { CloudTargetId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";

export type TargetRow = typeof cloudTarget.$inferSelect;

export function readTarget(db: Db, id: CloudTargetId): TargetRow | undefined {
  return db.select().from(cloudTarget).where(eq(cloudTarget.id, id)).get();
}

/** Targets in use that somebody wants to be checked. */
export function listUncheckedTargets(db: Db): TargetRow[] {
  const isDue = or(isNull(cloudTarget.checkedAt), gt(cloudTarget.checkRequestedAt, cloudTarget.checkedAt));
  return db
    .select()
    .from(cloudTarget)
    .where(and(isNull(cloudTarget.archivedAt), isNotNull(cloudTarget.checkRequestedAt), isDue))
    .all();
}

export function changeTarget(db: Db, id: CloudTargetId, changes: Partial<TargetRow>): void {
  db.update(cloudTarget).set(changes).where(eq(cloudTarget.id, id)).run();
}
