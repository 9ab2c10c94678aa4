import { LOCALE_COOKIE, type Locale } from "./locale.ts";

const YEAR_SECONDS = 31_536_000;

/** Draws the dashboard in another language from now on. The whole page is loaded anew, so that what is not saved is asked for first. */
export function chooseLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http, where most dashboards are.
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  window.location.reload();
}
