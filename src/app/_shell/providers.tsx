"use client";

import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import type { Locale } from "#messages/locale.ts";
import { TranslationProvider } from "#messages/translation-provider.tsx";
import { WireProvider } from "#trpc/client.tsx";

/** What every page stands on: words, the direction and digits of their language, and the wire to the API. */
export function Providers({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return (
    <TranslationProvider locale={locale}>
      <I18nProvider locale={locale}>
        <WireProvider>{children}</WireProvider>
      </I18nProvider>
    </TranslationProvider>
  );
}
