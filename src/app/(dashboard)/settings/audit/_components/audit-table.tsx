"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { AuditEntry } from "#trpc/outputs.ts";

/** Who did what no person asked for then; the domain's own constant comes with zod. */
const DASHBOARD_ID = "dashboard";

export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t("audit.title")}
      rows={entries}
      rowKey={(entry) => String(entry.id)}
      columns={[
        {
          id: "action",
          header: t("audit.columns.action"),
          cell: (entry) => (
            <div className="flex flex-col">
              <span className="font-medium">{t(`audit.actions.${entry.action}`)}</span>
              <span className="text-ink-soft text-sm [overflow-wrap:anywhere]">{entry.subjectName}</span>
            </div>
          ),
        },
        {
          id: "details",
          header: t("audit.columns.details"),
          from: "md",
          cell: (entry) => (
            <dl dir="ltr" className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm">
              {Object.entries(entry.details).map(([name, value]) => (
                <div key={name} className="flex min-w-0 gap-1">
                  <dt className="text-ink-faint">{name}</dt>
                  <dd className="min-w-0 text-ink-soft [overflow-wrap:anywhere]">{value}</dd>
                </div>
              ))}
            </dl>
          ),
        },
        {
          id: "person",
          header: t("audit.columns.person"),
          cell: (entry) =>
            entry.personName ?? (
              <span className="text-ink-faint">{t(entry.personId === DASHBOARD_ID ? "audit.dashboard" : "audit.gone")}</span>
            ),
        },
        {
          id: "at",
          header: t("audit.columns.at"),
          from: "sm",
          isEnd: true,
          className: "tabular-nums text-ink-soft whitespace-nowrap",
          cell: (entry) => <time suppressHydrationWarning>{format.instant(entry.createdAt)}</time>,
        },
      ]}
    />
  );
}
