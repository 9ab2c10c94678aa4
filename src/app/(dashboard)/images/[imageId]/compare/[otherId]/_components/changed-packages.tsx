"use client";

import { useQuery } from "@tanstack/react-query";
import { Equal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { DataTable } from "#components/patterns/data-table.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ChangedPackage } from "#trpc/outputs.ts";
import type { PackageFilter } from "./change-filter.ts";
import { ChangeKind } from "./change-kind.tsx";
import { ChangePages } from "./change-pages.tsx";

type ChangedPackagesProps = {
  readonly two: { readonly fromId: string; readonly toId: string };
  readonly filter: PackageFilter;
  readonly onChange: (filter: PackageFilter) => void;
};

/** The packages that came, went or have another version. */
export function ChangedPackages({ two, filter, onChange }: ChangedPackagesProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const packages = useQuery(trpc.images.changedPackages.queryOptions({ ...two, ...filter }, { placeholderData: (last) => last }));
  const isNarrowed = filter.search !== "" || filter.kind !== undefined;
  return (
    <QueryView query={packages} skeleton={<TableSkeleton rows={8} />}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState icon={<Equal />} title={t(isNarrowed ? "comparison.noHits" : "comparison.noPackages")}>
            {t(isNarrowed ? "comparison.noHitsHint" : "comparison.noPackagesHint")}
          </EmptyState>
        ) : (
          <>
            <PackageChangeTable changes={page.items} />
            <ChangePages cursor={filter.cursor} page={page} onTurn={(cursor) => onChange({ ...filter, cursor })} />
          </>
        )
      }
    </QueryView>
  );
}

function PackageChangeTable({ changes }: { readonly changes: readonly ChangedPackage[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const code = "font-mono text-sm [overflow-wrap:anywhere]";
  return (
    <DataTable
      label={t("images.packages")}
      rows={changes}
      rowKey={({ name, architecture }) => `${name}:${architecture}`}
      columns={[
        {
          id: "package",
          header: t("comparison.columns.package"),
          className: code,
          cell: ({ name, kind }) => (
            <>
              <span dir="ltr">{name}</span>
              <span className="font-sans sm:hidden">
                <ChangeKind kind={kind} word={t(`comparison.packageKinds.${kind}`)} />
              </span>
            </>
          ),
        },
        {
          id: "change",
          header: t("comparison.columns.change"),
          from: "sm",
          cell: ({ kind }) => <ChangeKind kind={kind} word={t(`comparison.packageKinds.${kind}`)} />,
        },
        ...(["from", "to"] as const).map((side) => ({
          id: side,
          header: t(`comparison.columns.${side}`),
          className: `${code} text-ink-soft`,
          cell: (change: ChangedPackage) => <span dir="ltr">{change[side]}</span>,
        })),
        {
          id: "growth",
          header: t("comparison.columns.growth"),
          isEnd: true,
          from: "md",
          className: "whitespace-nowrap tabular-nums",
          cell: (change) => format.growth(change.growthBytes),
        },
      ]}
    />
  );
}
