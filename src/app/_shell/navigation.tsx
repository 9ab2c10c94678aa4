"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { CATALOG_PLACES, type Place, SOURCE_PLACES, settingsOf } from "./places.ts";

/** Every place of the dashboard. */
export function Navigation({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  const isAdmin = useHasRole("admin");
  return (
    <nav aria-label={t("nav.label")} className="flex flex-col gap-5">
      <PlaceList places={CATALOG_PLACES} onNavigate={onNavigate} />
      <PlaceList title={t("nav.sources")} places={SOURCE_PLACES} onNavigate={onNavigate} />
      <PlaceList title={t("nav.settings")} places={settingsOf(isAdmin)} onNavigate={onNavigate} />
    </nav>
  );
}

type PlaceListProps = {
  readonly title?: string;
  readonly places: readonly Place[];
  readonly onNavigate: (() => void) | undefined;
};

function PlaceList({ title, places, onNavigate }: PlaceListProps) {
  const { t } = useTranslation();
  const pathname = usePathname();
  const isHere = (href: string) => (href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`));
  return (
    <div className="flex flex-col gap-1">
      {title === undefined ? null : <p className="px-2.5 pb-1 text-ink-faint text-xs">{title}</p>}
      <ul className="flex flex-col gap-0.5">
        {places.map(({ href, word, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
              className={clsx(
                "flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors",
                isHere(href) ? "bg-line/70 text-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
              )}
            >
              <Icon aria-hidden="true" className={clsx("size-4", isHere(href) ? "text-ink" : "text-ink-faint")} />
              {t(`nav.${word}`)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
