import { readTheme, THEME_COOKIE, type Theme } from "./theme.ts";

const YEAR_SECONDS = 31_536_000;

/** Draws the page in a theme, here and on every later visit: the choice is a cookie, so that the server draws the next page in it at once. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http, where most dashboards are.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** The theme that the page is drawn in now. */
export function readChosenTheme(): Theme {
  return readTheme(document.documentElement.dataset["theme"]);
}

/** Hears of every choice, wherever on the page it was made. */
export function subscribeToTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
