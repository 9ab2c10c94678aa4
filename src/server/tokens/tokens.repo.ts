import { desc, eq } from "drizzle-orm";
import type { PersonId, TokenId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { apiToken } from "#server/db/schema/api-token.ts";
import { person } from "#server/db/schema/person.ts";

const { id, personId, name, role, start, createdAt, expiresAt, lastUsedAt } = apiToken;

function selectTokens(db: Db) {
  return db
    .select({ id, personId, personName: person.name, name, role, start, createdAt, expiresAt, lastUsedAt })
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.personId));
}

/** Newest first; of everybody where no person is given. */
export function listTokens(db: Db, owner?: PersonId) {
  return selectTokens(db)
    .where(owner === undefined ? undefined : eq(personId, owner))
    .orderBy(desc(id))
    .all();
}

export function findToken(db: Db, token: TokenId) {
  return selectTokens(db).where(eq(id, token)).get();
}

/** A token and its owner as they are now. */
export function findTokenByStart(db: Db, text: string) {
  return db
    .select({ token: apiToken, person })
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.personId))
    .where(eq(start, text))
    .get();
}

export function insertToken(db: Db, row: typeof apiToken.$inferInsert): void {
  db.insert(apiToken).values(row).run();
}

export function setTokenUsed(db: Db, token: TokenId, at: Date): void {
  db.update(apiToken).set({ lastUsedAt: at }).where(eq(id, token)).run();
}

export function deleteToken(db: Db, token: TokenId): void {
  db.delete(apiToken).where(eq(id, token)).run();
}
