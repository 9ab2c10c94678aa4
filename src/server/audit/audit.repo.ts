import { and, desc, eq, lt } from "drizzle-orm";
import type { AuditAction } from "#domain/audit/audit.ts";
import type { PersonId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { audit } from "#server/db/schema/audit.ts";
import { person } from "#server/db/schema/person.ts";

export type AuditQuery = {
  readonly personId?: PersonId | undefined;
  readonly action?: AuditAction | undefined;
  /** Only entries that are older than this one. */
  readonly cursor?: number | undefined;
  readonly limit: number;
};

/** Newest first. `personName` is null where the person was removed since. */
export function listAudit(db: Db, { personId, action, cursor, limit }: AuditQuery) {
  const where = and(
    personId === undefined ? undefined : eq(audit.personId, personId),
    action === undefined ? undefined : eq(audit.action, action),
    cursor === undefined ? undefined : lt(audit.id, cursor),
  );
  const { id, personId: actor, action: did, subjectId, subjectName, details, createdAt } = audit;
  return db
    .select({ id, personId: actor, personName: person.name, action: did, subjectId, subjectName, details, createdAt })
    .from(audit)
    .leftJoin(person, eq(person.id, audit.personId))
    .where(where)
    .orderBy(desc(audit.id))
    .limit(limit)
    .all();
}

export function insertAudit(db: Db, row: typeof audit.$inferInsert): void {
  db.insert(audit).values(row).run();
}
