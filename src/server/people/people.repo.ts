import { and, asc, count, desc, eq, gt, ne } from "drizzle-orm";
import type { PersonId, SessionId } from "#domain/id.ts";
import type { Role } from "#domain/person/role.ts";
import type { Db } from "#server/db/client.ts";
import { person, session } from "#server/db/schema/person.ts";

export function listPeople(db: Db) {
  return db
    .select({ id: person.id, name: person.name, email: person.email, role: person.role, createdAt: person.createdAt })
    .from(person)
    .orderBy(asc(person.name))
    .all();
}

export function findPerson(db: Db, id: PersonId) {
  return db.select().from(person).where(eq(person.id, id)).get();
}

export function findPersonByEmail(db: Db, email: string) {
  return db.select().from(person).where(eq(person.email, email.toLowerCase())).get();
}

export function countAdmins(db: Db, but?: PersonId): number {
  const isAdmin = eq(person.role, "admin");
  return (
    db
      .select({ total: count() })
      .from(person)
      .where(but === undefined ? isAdmin : and(isAdmin, ne(person.id, but)))
      .get()?.total ?? 0
  );
}

export function setRole(db: Db, id: PersonId, role: Role): void {
  db.update(person).set({ role, updatedAt: new Date() }).where(eq(person.id, id)).run();
}

export function setName(db: Db, id: PersonId, name: string): void {
  db.update(person).set({ name, updatedAt: new Date() }).where(eq(person.id, id)).run();
}

export function deletePerson(db: Db, id: PersonId): void {
  db.delete(person).where(eq(person.id, id)).run();
}

export function endSessions(db: Db, id: PersonId): void {
  db.delete(session).where(eq(session.personId, id)).run();
}

/** A person's sessions that have not run out at `now`, the one that was used last first. Without their tokens, which open the dashboard. */
export function listSessions(db: Db, id: PersonId, now: Date) {
  const { userAgent, createdAt, updatedAt } = session;
  return db
    .select({ id: session.id, userAgent, since: createdAt, seenAt: updatedAt })
    .from(session)
    .where(and(eq(session.personId, id), gt(session.expiresAt, now)))
    .orderBy(desc(updatedAt), desc(createdAt))
    .all();
}

/** Ends one session of a person. Gives what its program called itself, or undefined where they have no such session. */
export function endSession(db: Db, id: PersonId, ended: SessionId) {
  return db
    .delete(session)
    .where(and(eq(session.personId, id), eq(session.id, ended)))
    .returning({ userAgent: session.userAgent })
    .get();
}

/** Ends all sessions of a person but one, and says how many. */
export function endOtherSessions(db: Db, id: PersonId, kept: SessionId): number {
  return db
    .delete(session)
    .where(and(eq(session.personId, id), ne(session.id, kept)))
    .run().changes;
}
