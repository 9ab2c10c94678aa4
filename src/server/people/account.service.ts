import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import type { SessionId } from "#domain/id.ts";
import type { Actor, ownNameSchema, passwordChangeSchema } from "#domain/person/person.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Auth } from "#server/auth/auth.ts";
import type { Clock } from "#server/clock.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { describeUserAgent } from "./describe-user-agent.ts";
import type { PasswordAttempts } from "./password-attempts.ts";
import { endOtherSessions, endSession, findPerson, listSessions, setName } from "./people.repo.ts";

type Deps = { db: Db; clock: Clock; auth: Auth; audit: Audit; attempts: PasswordAttempts };
type PasswordChange = z.infer<typeof passwordChangeSchema>;
/** A request's headers, and where the answer's cookies go. */
type Exchange = { readonly headers: Headers; readonly answerHeaders: Headers };

/** What people do with their own account: nobody reaches another's here. */
export function createAccountService({ db, clock, auth, audit, attempts }: Deps) {
  function mustFind({ personId }: Actor) {
    const found = findPerson(db, personId);
    if (found === undefined) throw new DomainError("SIGN_IN_NEEDED", "You were removed meanwhile.");
    return { ...found, subject: { id: personId, name: found.email } };
  }

  return {
    /** Where one is signed in: the session `current` first, then by when they were last seen. `seenAt` is true to five minutes. */
    sessions(actor: Actor, current: SessionId) {
      return listSessions(db, actor.personId, clock())
        .map(({ userAgent, ...session }) => ({ ...session, ...describeUserAgent(userAgent), isCurrent: session.id === current }))
        .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
    },

    rename(actor: Actor, { name }: z.infer<typeof ownNameSchema>) {
      return writeAtOnce(db, () => {
        const { name: before, subject } = mustFind(actor);
        if (name !== before) {
          setName(db, actor.personId, name);
          audit.note(actor, "name-changed", subject, { from: before, to: name });
        }
        return { name };
      });
    },

    /**
     * Changes the password and ends every session; the one that asks goes on under a cookie of its own. Throws `PASSWORD_WRONG`, and
     * `SIGN_IN_TOO_OFTEN` after ten attempts in a minute, here and at the sign-in together.
     */
    async changePassword(actor: Actor, { current, password }: PasswordChange, { headers, answerHeaders }: Exchange) {
      const { email, subject } = mustFind(actor);
      await attempts.count(email);
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      const answer = await auth.api.changePassword({ body, headers, asResponse: true });
      // Its only 400 that is left: the lengths were checked, and every person has a password.
      if (answer.status === 400) throw new DomainError("PASSWORD_WRONG", "That is not the password until now.");
      if (!answer.ok) throw new DomainError("SIGN_IN_NEEDED", "This session was ended meanwhile.");
      for (const cookie of answer.headers.getSetCookie()) answerHeaders.append("set-cookie", cookie);
      await attempts.forget(email);
      // better-auth writes by itself, one statement at a time: a transaction of ours cannot hold it.
      audit.note(actor, "password-changed", subject);
    },

    /** Signs one session out. Throws `NOT_FOUND` where one has no such session. */
    endSession(actor: Actor, { id }: { id: SessionId }) {
      return writeAtOnce(db, () => {
        const ended = endSession(db, actor.personId, id);
        if (ended === undefined) throw new DomainError("NOT_FOUND", `There is no session ${id}.`);
        const { browser, system } = describeUserAgent(ended.userAgent);
        audit.note(actor, "session-ended", mustFind(actor).subject, { browser: browser ?? "?", system: system ?? "?" });
        return { id };
      });
    },

    /** Signs all sessions out but the one that asks. */
    endOtherSessions(actor: Actor, current: SessionId) {
      return writeAtOnce(db, () => {
        const count = endOtherSessions(db, actor.personId, current);
        if (count > 0) audit.note(actor, "other-sessions-ended", mustFind(actor).subject, { sessions: String(count) });
        return { count };
      });
    },
  };
}
