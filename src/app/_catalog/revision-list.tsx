"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type ChangedField, changedFields } from "#domain/changed-fields.ts";
import type { RevisionRow } from "#trpc/outputs.ts";
import { ChangedFieldList } from "./changed-field-list.tsx";

type RevisionListProps = {
  readonly revisions: readonly RevisionRow[];
  /** Where any two of them can be compared. */
  readonly compareHref?: string;
};

/** Who changed an entry, when and what, newest first. */
export function RevisionList({ revisions, compareHref }: RevisionListProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHeader
        title={t("catalog.revisions")}
        actions={
          compareHref === undefined || revisions.length < 2 ? null : (
            <TextLink href={compareHref} className="text-sm">
              {t("variantRevisions.compare")}
            </TextLink>
          )
        }
      />
      <ol className="divide-y divide-line">
        {revisions.map((row, index) => {
          const before = revisions[index + 1];
          return (
            <li key={row.revision} className="flex flex-col gap-1.5 px-4 py-2.5">
              <div className="flex items-baseline justify-between gap-3">
                <span className="font-medium">{t("catalog.revision", { revision: row.revision })}</span>
                <span className="grow text-ink-soft text-sm">{row.personName ?? t("catalog.byProduct")}</span>
                <span className="text-ink-faint text-sm">
                  <TimeSince at={row.createdAt} />
                </span>
              </div>
              {before === undefined ? null : <Changes fields={changedFields(before.definition, row.definition)} />}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Changes({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useTranslation();
  if (fields.length === 0) return <p className="text-ink-faint text-sm">{t("catalog.nothingChanged")}</p>;
  return <ChangedFieldList fields={fields} />;
}
