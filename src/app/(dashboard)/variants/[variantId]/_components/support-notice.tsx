"use client";

import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { useNow } from "#components/patterns/use-now.ts";
import { standingOfSupport } from "#domain/variant/support.ts";
import { useFormat } from "#messages/use-format.ts";

/** Says that the support of a variant ends soon or has ended. `day` is its last one, in UTC; null: none is promised. */
export function SupportNotice({ day }: { readonly day: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const standing = standingOfSupport(day, new Date(now ?? Date.now()));
  if (day === null || standing === null || standing === "promised") return null;
  return (
    <Notice tone="warning" title={t(`listing.support.${standing}`, { day: format.date(day) })}>
      {t(`listing.support.${standing}Hint`)}
    </Notice>
  );
}
