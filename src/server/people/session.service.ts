import { RateLimiterMemory } from "rate-limiter-flexible";
import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import { type PersonId, personIdSchema } from "#domain/id.ts";
import type { signInSchema } from "#domain/person/person.ts";
import { type Role, roleSchema } from "#domain/person/role.ts";
import type { Auth } from "#server/auth/auth.ts";
import { bearerTokenOf } from "#server/tokens/token-text.ts";
import type { TokensService } from "#server/tokens/tokens.service.ts";

export type SignedInPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  /** What they may do in this request: by a token no more than it was made for. */
  readonly role: Role;
  readonly isByToken: boolean;
};

/** Ten attempts a minute for one e-mail address, from wherever they come: an address that a client names may be invented. */
const ATTEMPTS = { points: 10, duration: 60 };

type Deps = { auth: Auth; tokens: Pick<TokensService, "personOf"> };

/** Signing in and out. `headers` are the request's; the answer's cookies go to `answerHeaders`. */
export function createSessionService({ auth, tokens }: Deps) {
  const attempts = new RateLimiterMemory(ATTEMPTS);

  /** Throws `TOKEN_…` where a token is given that is not good: a session beside it does not help. */
  async function who(headers: Headers): Promise<SignedInPerson | null> {
    const token = bearerTokenOf(headers);
    if (token !== null) return { ...(await tokens.personOf(token)), isByToken: true };
    const found = await auth.api.getSession({ headers });
    if (found === null) return null;
    const { id, name, email, role } = found.user;
    return { id: personIdSchema.parse(id), name, email, role: roleSchema.parse(role), isByToken: false };
  }

  return {
    who,

    async signIn(headers: Headers, answerHeaders: Headers, credentials: z.infer<typeof signInSchema>): Promise<SignedInPerson> {
      const email = credentials.email.toLowerCase();
      await attempts.consume(email).catch(() => {
        throw new DomainError("SIGN_IN_TOO_OFTEN", `Too many attempts to sign in as ${email}.`);
      });
      const answer = await auth.api.signInEmail({ body: { email, password: credentials.password }, headers, asResponse: true });
      if (!answer.ok) throw new DomainError("SIGN_IN_FAILED", "E-mail and password do not go together.");
      const cookies = answer.headers.getSetCookie();
      for (const cookie of cookies) answerHeaders.append("set-cookie", cookie);
      const person = await who(new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") }));
      if (person === null) throw new DomainError("SIGN_IN_FAILED", "The new session was not found.");
      await attempts.delete(email);
      return person;
    },

    async signOut(headers: Headers, answerHeaders: Headers): Promise<void> {
      const answer = await auth.api.signOut({ headers, asResponse: true });
      for (const cookie of answer.headers.getSetCookie()) answerHeaders.append("set-cookie", cookie);
    },
  };
}
