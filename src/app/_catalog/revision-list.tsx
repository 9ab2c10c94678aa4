"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { RevisionRow } from "#trpc/outputs.ts";

/** Who changed an entry and when, newest first. */
export function RevisionList({ revisions }: { readonly revisions: readonly RevisionRow[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHeader title={t("catalog.revisions")} />
      <ol className="divide-y divide-line">
        {revisions.map((row) => (
          <li key={row.revision} className="flex items-baseline justify-between gap-3 px-4 py-2.5">
            <span className="font-medium">{t("catalog.revision", { revision: row.revision })}</span>
            <span className="grow text-ink-soft text-sm">{row.personName ?? t("catalog.byProduct")}</span>
            <span className="text-ink-faint text-sm">
              <TimeSince at={row.createdAt} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
