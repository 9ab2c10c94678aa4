"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { settingsOf } from "#app/_shell/places.ts";
import { PageHeader } from "#components/patterns/page-header.tsx";

/** All that can be set, with what each is for. */
export function SettingsOverview() {
  const { t } = useTranslation();
  const places = settingsOf(useHasRole("admin"));
  return (
    <>
      <PageHeader title={t("nav.settings")} lead={t("settings.lead")} />
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {places.map(({ href, word, icon: Icon }) => (
          <li
            key={href}
            className="relative flex items-start gap-3 rounded-lg border border-line bg-surface p-4 hover:bg-hover/60"
          >
            <Icon aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-ink-faint" />
            <div className="flex min-w-0 grow flex-col gap-1">
              <Link href={href} className="font-semibold after:absolute after:inset-0 after:rounded-lg">
                {t(`nav.${word}`)}
              </Link>
              <p className="text-ink-soft text-sm">{t(`settings.about.${word}`)}</p>
            </div>
            <ChevronRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint rtl:rotate-180" />
          </li>
        ))}
      </ul>
    </>
  );
}
