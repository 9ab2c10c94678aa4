"use client";

import { type ReactNode, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { fa } from "./fa.ts";
import { createTranslation } from "./translation.ts";

export default function PersianProvider({ children }: { readonly children: ReactNode }) {
  const [translation] = useState(() => createTranslation("fa", fa));
  return <I18nextProvider i18n={translation}>{children}</I18nextProvider>;
}
