import { RateLimiterMemory } from "rate-limiter-flexible";
import { DomainError } from "#domain/domain-error.ts";

/** Ten attempts a minute for one e-mail address, from wherever they come: an address that a client names may be invented. */
const ATTEMPTS = { points: 10, duration: 60 };

export type PasswordAttempts = ReturnType<typeof createPasswordAttempts>;

/** Counts how often a person's password was tried (decision 4), wherever the dashboard asks for it. */
export function createPasswordAttempts() {
  const attempts = new RateLimiterMemory(ATTEMPTS);
  return {
    /** To be called before a password is looked at. Throws `SIGN_IN_TOO_OFTEN`. */
    async count(email: string): Promise<void> {
      await attempts.consume(email.toLowerCase()).catch(() => {
        throw new DomainError("SIGN_IN_TOO_OFTEN", `Too many attempts at the password of ${email}.`);
      });
    },

    /** The password was right. */
    async forget(email: string): Promise<void> {
      await attempts.delete(email.toLowerCase());
    },
  };
}
