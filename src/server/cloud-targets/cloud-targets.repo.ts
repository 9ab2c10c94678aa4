import { and, asc, eq, isNull } from "drizzle-orm";
import type { CloudTargetId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";

export type TargetRow = typeof cloudTarget.$inferSelect;

/** Those in use, by name. */
export function listTargets(db: Db): TargetRow[] {
  return db.select().from(cloudTarget).where(isNull(cloudTarget.archivedAt)).orderBy(asc(cloudTarget.name)).all();
}

export function findTarget(db: Db, id: CloudTargetId): TargetRow | undefined {
  return db.select().from(cloudTarget).where(eq(cloudTarget.id, id)).get();
}

export function findTargetByName(db: Db, name: string): TargetRow | undefined {
  return db
    .select()
    .from(cloudTarget)
    .where(and(eq(cloudTarget.name, name), isNull(cloudTarget.archivedAt)))
    .get();
}

export function insertTarget(db: Db, row: typeof cloudTarget.$inferInsert): void {
  db.insert(cloudTarget).values(row).run();
}

export function updateTarget(db: Db, id: CloudTargetId, changes: Partial<typeof cloudTarget.$inferInsert>): void {
  db.update(cloudTarget)
    .set({ ...changes, updatedAt: new Date() })
    .where(eq(cloudTarget.id, id))
    .run();
}
