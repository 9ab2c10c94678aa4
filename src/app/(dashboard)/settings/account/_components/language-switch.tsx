"use client";

import { useTranslation } from "react-i18next";
import { Segmented } from "#components/ui/segmented.tsx";
import { chooseLocale } from "#messages/choose-locale.ts";
import { DEFAULT_LOCALE, LOCALE_FACTS, LOCALES, toLocale } from "#messages/locale.ts";

/** The dashboard's languages, each by its own name. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented
      label={t("language.label")}
      value={toLocale(i18n.language) ?? DEFAULT_LOCALE}
      options={LOCALES.map((locale) => ({ value: locale, label: LOCALE_FACTS[locale].ownName, lang: locale }))}
      onChange={chooseLocale}
    />
  );
}
