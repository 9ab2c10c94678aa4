import { RateLimiterMemory } from "rate-limiter-flexible";
import type { NewToken } from "#domain/api-token/api-token.ts";
import { DomainError } from "#domain/domain-error.ts";
import { type TokenId, tokenIdSchema } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { hasRole, lesserRole } from "#domain/person/role.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { digestOf, hasDigest, makeToken, startOf } from "./token-text.ts";
import { deleteToken, findToken, findTokenByStart, insertToken, listTokens, setTokenUsed } from "./tokens.repo.ts";

const DAY_MS = 86_400_000;
/** Every write wakes the dispatcher and every page: a script in a loop must not. */
const USE_NOTED_EVERY_MS = 60_000;
/** As many wrong ones a minute as wrong passwords, for one token's first letters (decision 4). */
const ATTEMPTS = { points: 10, duration: 60 };

export type TokensService = ReturnType<typeof createTokensService>;

/** By what programs act as a person: made, listed and revoked by them, and looked at in every request. */
export function createTokensService({ db, clock, audit }: { db: Db; clock: Clock; audit: Audit }) {
  const attempts = new RateLimiterMemory(ATTEMPTS);

  function mustFind(actor: Actor, id: TokenId) {
    const found = findToken(db, id);
    if (found === undefined || (found.personId !== actor.personId && actor.role !== "admin"))
      throw new DomainError("NOT_FOUND", `There is no API token ${id}.`);
    return found;
  }

  /** Finds the token that this text is. Throws `TOKEN_UNKNOWN`, and after ten wrong ones `TOKEN_TRIED_TOO_OFTEN`. */
  async function recognise(text: string) {
    const start = startOf(text);
    const wrong = (await attempts.get(start))?.consumedPoints ?? 0;
    if (wrong >= ATTEMPTS.points)
      throw new DomainError("TOKEN_TRIED_TOO_OFTEN", `Too many wrong tokens that begin with ${start}.`);
    const found = findTokenByStart(db, start);
    if (found !== undefined && hasDigest(text, found.token.digest)) return found;
    // The count itself refuses nothing here: the next attempt does.
    await attempts.consume(start).catch(() => undefined);
    throw new DomainError("TOKEN_UNKNOWN", "This API token is not known. It may have been revoked.");
  }

  return {
    /** One's own tokens; an admin sees everybody's. */
    list: (actor: Actor) => listTokens(db, actor.role === "admin" ? undefined : actor.personId),

    /** Makes a token. The answer is the only place where it ever stands whole. Throws `ROLE_TOO_LOW` for a role above one's own. */
    create(actor: Actor, { name, role, days }: NewToken) {
      if (!hasRole(actor.role, role)) throw new DomainError("ROLE_TOO_LOW", `You are no ${role} yourself.`, { role });
      const [id, token, now] = [newId(tokenIdSchema), makeToken(), clock()];
      const expiresAt = new Date(now.getTime() + days * DAY_MS);
      const row = { id, personId: actor.personId, name, role, start: startOf(token), digest: digestOf(token) };
      writeAtOnce(db, () => {
        insertToken(db, { ...row, createdAt: now, expiresAt });
        audit.note(actor, "token-made", { id, name }, { role, expires: expiresAt.toISOString() });
      });
      return { id, token, expiresAt };
    },

    /** Ends a token: one's own, or as an admin anybody's. */
    revoke(actor: Actor, { id }: { id: TokenId }) {
      return writeAtOnce(db, () => {
        const { name, personName } = mustFind(actor, id);
        deleteToken(db, id);
        audit.note(actor, "token-revoked", { id, name }, { owner: personName });
        return { id };
      });
    },

    /**
     * The person as whom a token acts, with what both of them may do: who is demoted takes it from their tokens, and who is removed
     * takes those along. Throws `TOKEN_UNKNOWN`, `TOKEN_EXPIRED` or `TOKEN_TRIED_TOO_OFTEN`.
     */
    async personOf(text: string) {
      const { token, person } = await recognise(text);
      const now = clock();
      if (token.expiresAt <= now)
        throw new DomainError("TOKEN_EXPIRED", `The API token ${token.name} has expired. Make another one.`, {
          name: token.name,
        });
      if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) >= USE_NOTED_EVERY_MS) setTokenUsed(db, token.id, now);
      return { id: person.id, name: person.name, email: person.email, role: lesserRole(person.role, token.role) };
    },
  };
}
