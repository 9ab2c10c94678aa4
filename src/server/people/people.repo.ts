import { and, asc, count, eq, ne } from "drizzle-orm";
import type { PersonId } from "#domain/id.ts";
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

export function deletePerson(db: Db, id: PersonId): void {
  db.delete(person).where(eq(person.id, id)).run();
}

export function endSessions(db: Db, id: PersonId): void {
  db.delete(session).where(eq(session.personId, id)).run();
}
