import { DomainError } from "#domain/domain-error.ts";
import type { App } from "#server/app.ts";
import type { SignedInPerson } from "#server/people/session.service.ts";
import { toRefusal } from "./to-refusal.ts";

/** What a procedure gets. `person` is null where nobody is signed in; `answerHeaders` carries cookies back. */
export type Context = App & {
  readonly person: SignedInPerson | null;
  readonly headers: Headers;
  readonly answerHeaders: Headers;
};

export async function createContext(app: App, headers: Headers, answerHeaders: Headers): Promise<Context> {
  const person = await app.session.who(headers).catch((error: unknown) => {
    // Here no procedure has begun, and so no middleware looks at what is thrown.
    throw error instanceof DomainError ? toRefusal(error) : error;
  });
  return { ...app, person, headers, answerHeaders };
}
