"use client";

import "./globals.css";
import { DEFAULT_LOCALE, translateFor } from "#messages/translation.ts";

const t = translateFor(DEFAULT_LOCALE);

/** What is left when even the layout fails: no providers, no navigation, one way on. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang={DEFAULT_LOCALE} dir="ltr">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-120 flex-col items-start justify-center gap-3 px-4">
          <h1 className="font-semibold text-xl">{t("problems.page.title")}</h1>
          <p className="text-ink-soft">{t("problems.page.hint")}</p>
          <button type="button" onClick={reset} className="h-9 rounded-md bg-solid px-3.5 font-medium text-on-solid">
            {t("common.tryAgain")}
          </button>
        </main>
      </body>
    </html>
  );
}
