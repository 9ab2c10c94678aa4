"use client";

import { type ReactNode, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { en } from "./en.ts";
import { createTranslation } from "./translation.ts";

export default function EnglishProvider({ children }: { readonly children: ReactNode }) {
  const [translation] = useState(() => createTranslation("en", en));
  return <I18nextProvider i18n={translation}>{children}</I18nextProvider>;
}
