"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CloudTargetView } from "#trpc/outputs.ts";
import { TargetStatus } from "./target-status.tsx";

export function TargetTable({ targets }: { readonly targets: readonly CloudTargetView[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("targets.title")}
      rows={targets}
      rowKey={(target) => target.id}
      columns={[
        {
          id: "target",
          header: t("targets.columns.target"),
          cell: (target) => (
            <div className="flex flex-col">
              <TextLink href={`/targets/${target.id}`}>{target.name}</TextLink>
              <span dir="ltr" className="text-ink-faint text-sm [overflow-wrap:anywhere]">
                {target.cloud.authUrl}
              </span>
            </div>
          ),
        },
        { id: "checks", header: t("targets.columns.checks"), cell: (target) => <TargetStatus target={target} /> },
        {
          id: "project",
          header: t("targets.columns.project"),
          from: "md",
          className: "text-ink-soft",
          cell: ({ report }) =>
            report?.identity == null
              ? "–"
              : t("targets.user", { user: report.identity.userName, project: report.identity.projectName }),
        },
        {
          id: "checked",
          header: t("targets.columns.checked"),
          from: "sm",
          isEnd: true,
          className: "text-ink-soft",
          cell: ({ checkedAt }) => (checkedAt === null ? "–" : <TimeSince at={checkedAt} />),
        },
      ]}
    />
  );
}
