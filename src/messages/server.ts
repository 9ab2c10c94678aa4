import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { CATALOGUES } from "./catalogues.ts";
import { LOCALE_COOKIE, readLocale } from "./locale.ts";
import { createTranslation } from "./translation.ts";

/** The language of the request. */
export const pageLocale = cache(async () => {
  const [jar, head] = [await cookies(), await headers()];
  return readLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
});

/** Words for a server component, in the language of the request. */
export const pageWords = cache(async () => {
  const locale = await pageLocale();
  return createTranslation(locale, CATALOGUES[locale]).t;
});
