import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import { type PersonId, personIdSchema, type SessionId, sessionIdSchema } from "#domain/id.ts";
import type { signInSchema } from "#domain/person/person.ts";
import { type Role, roleSchema } from "#domain/person/role.ts";
import type { Auth } from "#server/auth/auth.ts";
import { bearerTokenOf } from "#server/tokens/token-text.ts";
import type { TokensService } from "#server/tokens/tokens.service.ts";
import type { PasswordAttempts } from "./password-attempts.ts";

export type SignedInPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  /** What they may do in this request: by a token no more than it was made for. */
  readonly role: Role;
  /** By which session they ask; null where a token speaks for them. */
  readonly sessionId: SessionId | null;
};

type Deps = { auth: Auth; tokens: Pick<TokensService, "personOf">; attempts: PasswordAttempts };

/** Signing in and out. `headers` are the request's; the answer's cookies go to `answerHeaders`. */
export function createSessionService({ auth, tokens, attempts }: Deps) {
  /** Throws `TOKEN_…` where a token is given that is not good: a session beside it does not help. */
  async function who(headers: Headers): Promise<SignedInPerson | null> {
    const token = bearerTokenOf(headers);
    if (token !== null) return { ...(await tokens.personOf(token)), sessionId: null };
    const found = await auth.api.getSession({ headers });
    if (found === null) return null;
    const { id, name, email, role } = found.user;
    const sessionId = sessionIdSchema.parse(found.session.id);
    return { id: personIdSchema.parse(id), name, email, role: roleSchema.parse(role), sessionId };
  }

  return {
    who,

    async signIn(headers: Headers, answerHeaders: Headers, credentials: z.infer<typeof signInSchema>): Promise<SignedInPerson> {
      const email = credentials.email.toLowerCase();
      await attempts.count(email);
      const answer = await auth.api.signInEmail({ body: { email, password: credentials.password }, headers, asResponse: true });
      if (!answer.ok) throw new DomainError("SIGN_IN_FAILED", "E-mail and password do not go together.");
      const cookies = answer.headers.getSetCookie();
      for (const cookie of cookies) answerHeaders.append("set-cookie", cookie);
      const person = await who(new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") }));
      if (person === null) throw new DomainError("SIGN_IN_FAILED", "The new session was not found.");
      await attempts.forget(email);
      return person;
    },

    async signOut(headers: Headers, answerHeaders: Headers): Promise<void> {
      const answer = await auth.api.signOut({ headers, asResponse: true });
      for (const cookie of answer.headers.getSetCookie()) answerHeaders.append("set-cookie", cookie);
    },
  };
}
