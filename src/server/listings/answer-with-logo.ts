import { DomainError } from "#domain/domain-error.ts";
import { logoSchema } from "#domain/variant/logo.ts";
import { LOGO_MEDIA_TYPES, logoFileName } from "#domain/variant/logo-file.ts";
import type { App } from "#server/app.ts";
import { refuseWith } from "#server/images/answer-with-file.ts";

/** Answers with an uploaded logo, for whoever is signed in. What a browser lets it do is said in `next.config.ts`. */
export async function answerWithLogo(app: App, request: Request, file: string): Promise<Response> {
  try {
    return await answer(app, request, file);
  } catch (error) {
    return refuseWith(error);
  }
}

async function answer(app: App, request: Request, file: string): Promise<Response> {
  if ((await app.session.who(request.headers)) === null) throw new DomainError("SIGN_IN_NEEDED", "Sign in to see logos.");
  const logo = LOGO_MEDIA_TYPES.map(
    (mediaType) => logoSchema.safeParse({ kind: "upload", sha256: file.split(".")[0], mediaType }).data,
  )
    .filter((found) => found?.kind === "upload")
    .find((found) => logoFileName(found) === file);
  if (logo === undefined || !app.logos.has(logo)) throw new DomainError("NOT_FOUND", `There is no logo ${file}.`);
  return new Response(new Uint8Array(await app.logos.read(logo)), {
    headers: {
      "content-type": logo.mediaType,
      "x-content-type-options": "nosniff",
      // Its name is its hash.
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}
