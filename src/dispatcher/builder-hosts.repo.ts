import { asc, eq, isNull } from "drizzle-orm";
import type { HostId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";

export type HostRow = typeof builderHost.$inferSelect;

/** Hosts in use, oldest first. */
export function listActiveHosts(db: Db): HostRow[] {
  return db.select().from(builderHost).where(isNull(builderHost.archivedAt)).orderBy(asc(builderHost.createdAt)).all();
}

export function readHost(db: Db, id: HostId): HostRow | undefined {
  return db.select().from(builderHost).where(eq(builderHost.id, id)).get();
}

export function addHost(db: Db, row: typeof builderHost.$inferInsert): void {
  db.insert(builderHost).values(row).run();
}

export function changeHost(db: Db, id: HostId, changes: Partial<HostRow>): void {
  db.update(builderHost)
    .set({ ...changes, updatedAt: new Date() })
    .where(eq(builderHost.id, id))
    .run();
}
