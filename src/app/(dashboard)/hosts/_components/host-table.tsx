"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { HostView } from "#trpc/outputs.ts";
import { HostStatus } from "./host-status.tsx";

export function HostTable({ hosts }: { readonly hosts: readonly HostView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t("hosts.title")}
      rows={hosts}
      rowKey={(host) => host.id}
      columns={[
        {
          id: "host",
          header: t("hosts.columns.host"),
          cell: (host) => (
            <div className="flex flex-col">
              <TextLink href={`/hosts/${host.id}`}>{host.name}</TextLink>
              <span dir="ltr" className="text-ink-faint text-sm">
                {host.transport === "local" ? t("hosts.thisMachine") : `${host.user}@${host.address}:${host.port}`}
              </span>
            </div>
          ),
        },
        { id: "state", header: t("hosts.columns.state"), cell: (host) => <HostStatus connection={host.connection} /> },
        {
          id: "system",
          header: t("hosts.columns.system"),
          from: "md",
          className: "text-ink-soft",
          cell: ({ report }) => (report === null ? "–" : `${report.os.prettyName}, ${report.architecture}`),
        },
        {
          id: "free",
          header: t("hosts.columns.free"),
          from: "lg",
          isEnd: true,
          className: "tabular-nums text-ink-soft",
          cell: ({ report }) => (report === null ? "–" : format.bytes(report.disk.freeBytes)),
        },
        {
          id: "builds",
          header: t("hosts.columns.builds"),
          from: "sm",
          isEnd: true,
          cell: ({ runningJobs }) =>
            runningJobs.length === 0 ? (
              <span className="text-ink-faint">{t("hosts.idle")}</span>
            ) : (
              <span className="flex flex-col items-end">
                {runningJobs.map(({ id, kind, number }) => (
                  <TextLink key={id} href={`/jobs/${id}`}>
                    {number === null ? t(`jobs.kinds.${kind}`) : t("builds.number", { number })}
                  </TextLink>
                ))}
              </span>
            ),
        },
      ]}
    />
  );
}
