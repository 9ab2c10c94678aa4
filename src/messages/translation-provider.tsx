"use client";

import { type ReactNode, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { createTranslation, type Locale } from "./translation.ts";

export function TranslationProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const [translation] = useState(() => createTranslation(locale));
  return <I18nextProvider i18n={translation}>{children}</I18nextProvider>;
}
