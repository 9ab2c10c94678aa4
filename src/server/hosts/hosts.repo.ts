import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { HostId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { job } from "#server/db/schema/job.ts";

export type HostRow = typeof builderHost.$inferSelect;

export function listHosts(db: Db, isArchived = false): HostRow[] {
  const where = isArchived ? isNotNull(builderHost.archivedAt) : isNull(builderHost.archivedAt);
  return db.select().from(builderHost).where(where).orderBy(asc(builderHost.createdAt)).all();
}

export function findHost(db: Db, id: HostId): HostRow | undefined {
  return db.select().from(builderHost).where(eq(builderHost.id, id)).get();
}

export function findHostByName(db: Db, name: string): HostRow | undefined {
  return db
    .select()
    .from(builderHost)
    .where(and(eq(builderHost.name, name), isNull(builderHost.archivedAt)))
    .get();
}

export function insertHost(db: Db, row: typeof builderHost.$inferInsert): void {
  db.insert(builderHost).values(row).run();
}

export function updateHost(db: Db, id: HostId, changes: Partial<typeof builderHost.$inferInsert>): void {
  db.update(builderHost)
    .set({ ...changes, updatedAt: new Date() })
    .where(eq(builderHost.id, id))
    .run();
}

/** A host runs one job at a time; an older dashboard may have left more. */
export function listRunningJobs(db: Db, id: HostId) {
  return db
    .select({ id: job.id, kind: job.kind, number: job.number })
    .from(job)
    .where(and(eq(job.hostId, id), eq(job.state, "running")))
    .all();
}
