"use client";

import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { chooseLocale } from "#messages/choose-locale.ts";
import { LOCALE_FACTS, LOCALES } from "#messages/locale.ts";

/** The other languages, each by its own name, for who cannot read this one. */
export function LanguageButtons() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset aria-label={t("language.label")} className="flex gap-1">
      {LOCALES.filter((locale) => locale !== i18n.language).map((locale) => (
        <Button key={locale} tone="quiet" size="sm" onPress={() => chooseLocale(locale)}>
          <span lang={locale}>{LOCALE_FACTS[locale].ownName}</span>
        </Button>
      ))}
    </fieldset>
  );
}
