import type { App } from "#server/app.ts";
import type { SignedInPerson } from "#server/people/session.service.ts";

/** What a procedure gets. `person` is null where nobody is signed in; `answerHeaders` carries cookies back. */
export type Context = App & {
  readonly person: SignedInPerson | null;
  readonly headers: Headers;
  readonly answerHeaders: Headers;
};

export async function createContext(app: App, headers: Headers, answerHeaders: Headers): Promise<Context> {
  return { ...app, person: await app.session.who(headers), headers, answerHeaders };
}
