import type { AuditAction, AuditDetails, AuditSubject } from "#domain/audit/audit.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import { type AuditQuery, insertAudit, listAudit } from "./audit.repo.ts";

export type Audit = ReturnType<typeof createAudit>;

/** Who did what. Nothing is ever changed or removed here. */
export function createAudit({ db, clock }: { db: Db; clock: Clock }) {
  return {
    /** Writes down an action. To be called in the transaction that does it, so that neither is there without the other. */
    note(actor: Actor, action: AuditAction, { id, name }: AuditSubject, details: AuditDetails = {}): void {
      const subject = { subjectId: id, subjectName: name };
      insertAudit(db, { personId: actor.personId, action, ...subject, details, createdAt: clock() });
    },

    list(_actor: Actor, query: AuditQuery) {
      const items = listAudit(db, query);
      return { items, nextCursor: items.length === query.limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
