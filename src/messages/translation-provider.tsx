"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Locale } from "./locale.ts";

/** Each language is a file of its own, which the server names in the page's head: nobody waits for words that he does not read. */
const PROVIDERS = {
  en: dynamic(() => import("./english-provider.tsx")),
  fa: dynamic(() => import("./persian-provider.tsx")),
} as const satisfies Record<Locale, unknown>;

type TranslationProviderProps = { readonly locale: Locale; readonly children: ReactNode };

export function TranslationProvider({ locale, children }: TranslationProviderProps) {
  const Provider = PROVIDERS[locale];
  return <Provider>{children}</Provider>;
}
