"use client";

import "./globals.css";
import { LAST_WORDS } from "#messages/last-words.ts";
import { DEFAULT_LOCALE, LOCALE_FACTS, toLocale } from "#messages/locale.ts";

/** What is left when even the layout fails: no providers, no navigation, one way on. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  const locale = (typeof document === "undefined" ? undefined : toLocale(document.documentElement.lang)) ?? DEFAULT_LOCALE;
  const words = LAST_WORDS[locale];
  return (
    <html lang={locale} dir={LOCALE_FACTS[locale].direction}>
      <body>
        <main className="mx-auto flex min-h-dvh max-w-120 flex-col items-start justify-center gap-3 px-4">
          <h1 className="font-semibold text-xl">{words.title}</h1>
          <p className="text-ink-soft">{words.hint}</p>
          <button type="button" onClick={reset} className="h-9 rounded-md bg-solid px-3.5 font-medium text-on-solid">
            {words.tryAgain}
          </button>
        </main>
      </body>
    </html>
  );
}
