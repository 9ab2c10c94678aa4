"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageInventory } from "#trpc/outputs.ts";

export function PackageTable({ packages }: { readonly packages: ImageInventory["packages"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t("images.packages")}
      rows={packages}
      rowKey={({ name, architecture }) => `${name}:${architecture}`}
      columns={[
        {
          id: "name",
          header: t("images.packageColumns.name"),
          className: "font-mono text-sm [overflow-wrap:anywhere]",
          cell: (row) => <span dir="ltr">{row.name}</span>,
        },
        {
          id: "version",
          header: t("images.packageColumns.version"),
          className: "font-mono text-ink-soft text-sm [overflow-wrap:anywhere]",
          cell: (row) => <span dir="ltr">{row.version}</span>,
        },
        {
          id: "architecture",
          header: t("images.packageColumns.architecture"),
          from: "md",
          className: "text-ink-soft",
          cell: (row) => row.architecture,
        },
        {
          id: "size",
          header: t("images.packageColumns.size"),
          isEnd: true,
          className: "tabular-nums whitespace-nowrap",
          cell: (row) => format.bytes(row.sizeBytes),
        },
      ]}
    />
  );
}
