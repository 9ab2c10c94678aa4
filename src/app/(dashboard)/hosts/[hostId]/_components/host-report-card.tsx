"use client";

import { useTranslation } from "react-i18next";
import { FactList } from "#components/patterns/fact-list.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { HostView } from "#trpc/outputs.ts";

/** What the agent found on its host. */
export function HostReportCard({ report }: { readonly report: NonNullable<HostView["report"]> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t("hosts.report.title")} note={<TimeSince at={report.at} />} />
      <div className="grid gap-x-12 gap-y-2.5 p-4 lg:grid-cols-2">
        <FactList
          facts={[
            { label: t("hosts.report.system"), value: report.os.prettyName },
            { label: t("hosts.report.kernel"), value: report.kernel },
            { label: t("hosts.report.architecture"), value: report.architecture },
            { label: t("hosts.report.cpus"), value: format.count(report.cpuCount) },
            { label: t("hosts.report.memory"), value: format.bytes(report.memoryBytes) },
          ]}
        />
        <FactList
          facts={[
            {
              label: t("hosts.report.disk"),
              value: t("hosts.report.diskValue", {
                free: format.bytes(report.disk.freeBytes),
                total: format.bytes(report.disk.totalBytes),
                path: report.disk.path,
              }),
            },
            {
              label: t("hosts.report.attach"),
              value:
                report.attachMethod === null
                  ? t("hosts.report.attachNone")
                  : t(`hosts.report.attachMethods.${report.attachMethod}`),
            },
            {
              label: t("hosts.report.accelerator"),
              value:
                report.accelerator === null
                  ? t("hosts.report.acceleratorNone")
                  : t(`hosts.report.accelerators.${report.accelerator}`),
            },
            { label: t("hosts.report.agent"), value: <code dir="ltr">{report.agentVersion}</code> },
            {
              label: t("hosts.report.missing"),
              value:
                report.missing.length === 0
                  ? t("hosts.report.nothingMissing")
                  : report.missing.map((item) => item.command).join(", "),
            },
          ]}
        />
      </div>
    </Card>
  );
}
