"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Tag } from "#components/ui/badge.tsx";
import type { SessionRow } from "#trpc/outputs.ts";
import { EndSession } from "./end-session.tsx";
import { useDeviceName } from "./use-device-name.ts";

export function SessionTable({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const { t } = useTranslation();
  const nameOf = useDeviceName();
  return (
    <DataTable
      label={t("sessions.title")}
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          id: "device",
          header: t("sessions.columns.device"),
          cell: (session) => (
            <span className="flex flex-wrap items-center gap-2 font-medium">
              {nameOf(session)}
              {session.isCurrent ? <Tag>{t("sessions.here")}</Tag> : null}
            </span>
          ),
        },
        {
          id: "since",
          header: t("sessions.columns.since"),
          from: "sm",
          className: "text-ink-soft",
          cell: (session) => <TimeSince at={session.since} />,
        },
        {
          id: "seen",
          header: t("sessions.columns.seen"),
          className: "text-ink-soft",
          cell: (session) => <TimeSince at={session.seenAt} />,
        },
        {
          id: "actions",
          header: t("common.actions"),
          isHeaderHidden: true,
          isEnd: true,
          cell: (session) => (session.isCurrent ? null : <EndSession session={session} />),
        },
      ]}
    />
  );
}
