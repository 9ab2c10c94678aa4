"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { TextDiff } from "#components/patterns/text-diff.tsx";
import { Card } from "#components/ui/card.tsx";
import { Select } from "#components/ui/select.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { VariantPage, VariantRevision } from "#trpc/outputs.ts";
import { RestoreRevision } from "./restore-revision.tsx";

/** A variant's revisions, any two of them side by side; which two is kept in the address. */
export function RevisionsView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const variant = useQuery(trpc.variants.byId.queryOptions({ id }));
  const revisions = useQuery(trpc.variants.revisions.queryOptions({ id }));
  return (
    <QueryView query={variant} skeleton={<PageSkeleton />} isPage>
      {(entry) => (
        <>
          <PageHeader
            back={{ href: `/variants/${id}`, label: entry.definition.title }}
            title={t("variantRevisions.title")}
            lead={t("variantRevisions.lead")}
          />
          <QueryView query={revisions} skeleton={<FormSkeleton />}>
            {(rows) => <TwoRevisions variant={entry} revisions={rows} />}
          </QueryView>
        </>
      )}
    </QueryView>
  );
}

type TwoRevisionsProps = { readonly variant: VariantPage; readonly revisions: readonly VariantRevision[] };

function TwoRevisions({ variant, revisions }: TwoRevisionsProps) {
  const { t } = useTranslation();
  const address = usePathname();
  const asked = useSearchParams();
  const newer = revisions.find((row) => String(row.revision) === asked.get("to")) ?? revisions[0];
  const older = revisions.find((row) => String(row.revision) === asked.get("from")) ?? revisions[1] ?? newer;
  if (older === undefined || newer === undefined) return null;
  const show = (from: number, to: number) => window.history.replaceState(null, "", `${address}?from=${from}&to=${to}`);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <RevisionSelect
          label={t("variantRevisions.from")}
          revisions={revisions}
          value={older.revision}
          onChange={(from) => show(from, newer.revision)}
        />
        <RevisionSelect
          label={t("variantRevisions.to")}
          revisions={revisions}
          value={newer.revision}
          onChange={(to) => show(older.revision, to)}
        />
        <RestoreRevision variant={variant} row={older} />
      </div>
      <Difference id={variant.id} from={older.revision} to={newer.revision} />
    </div>
  );
}

type RevisionSelectProps = {
  readonly label: string;
  readonly revisions: readonly VariantRevision[];
  readonly value: number;
  readonly onChange: (revision: number) => void;
};

function RevisionSelect({ label, revisions, value, onChange }: RevisionSelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Select
      label={label}
      className="w-full sm:w-64"
      options={revisions.map((row) => ({
        value: String(row.revision),
        label: t("catalog.revision", { revision: row.revision }),
        note: `${row.personName ?? t("catalog.byProduct")} · ${format.instant(row.createdAt)}`,
      }))}
      value={String(value)}
      onChange={(revision) => onChange(Number(revision))}
    />
  );
}

type DifferenceProps = { readonly id: string; readonly from: number; readonly to: number };

function Difference({ id, from, to }: DifferenceProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const before = useQuery(trpc.catalog.variantYaml.queryOptions({ id, revision: from }));
  const after = useQuery(trpc.catalog.variantYaml.queryOptions({ id, revision: to }));
  return (
    <QueryView query={before} skeleton={<FormSkeleton />}>
      {({ yaml }) => (
        <QueryView query={after} skeleton={<FormSkeleton />}>
          {(now) => (
            <Card className="overflow-hidden">
              {yaml === now.yaml ? (
                <p className="border-line border-b px-4 py-2.5 text-ink-soft">{t("variantRevisions.same")}</p>
              ) : null}
              <div className="bg-terminal py-2">
                <TextDiff label={t("variantRevisions.difference", { from, to })} before={yaml} after={now.yaml} />
              </div>
            </Card>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}
