"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { OverviewHistory } from "#trpc/outputs.ts";
import { spellBuildFilter } from "../builds/_components/build-filter.ts";

type Row = OverviewHistory["variants"][number];

/** How often each variant's builds succeed and how long they take; each number leads to its builds. */
export function VariantRates({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t("overview.history.variants")}
      isBare
      rows={rows}
      rowKey={(row) => row.variantId}
      columns={[
        {
          id: "variant",
          header: t("overview.history.variant"),
          cell: (row) => <TextLink href={`/variants/${row.variantId}`}>{row.title}</TextLink>,
        },
        { id: "rate", header: t("overview.history.rate"), isEnd: true, cell: (row) => <Rate row={row} /> },
        {
          id: "duration",
          header: t("overview.history.duration"),
          isEnd: true,
          from: "sm",
          cell: ({ durationMs }) => (
            <span className="whitespace-nowrap tabular-nums">
              {durationMs === null ? t("overview.history.neverSucceeded") : format.duration(durationMs)}
            </span>
          ),
        },
      ]}
    />
  );
}

function Rate({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ended = row.succeeded + row.failed;
  if (ended === 0) return "–";
  return (
    <span className="flex items-center justify-end gap-2.5 whitespace-nowrap">
      <TextLink href={spellBuildFilter({ variantId: row.variantId })} className="tabular-nums">
        {t("overview.rate", { succeeded: format.count(row.succeeded), ended: format.count(ended) })}
      </TextLink>
      <span aria-hidden="true" className="hidden h-1.5 w-16 overflow-hidden rounded-full bg-danger/70 sm:block">
        <span className="block h-full bg-success" style={{ width: `${(row.succeeded / ended) * 100}%` }} />
      </span>
      <span className="w-11 text-ink-soft text-sm tabular-nums">{format.share(row.succeeded / ended)}</span>
    </span>
  );
}
