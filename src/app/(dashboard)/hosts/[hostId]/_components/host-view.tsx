"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { HostStatus } from "../../_components/host-status.tsx";
import { HostActions } from "./host-actions.tsx";
import { HostReportCard } from "./host-report-card.tsx";
import { HostTroubles } from "./host-troubles.tsx";
import { HostTrust } from "./host-trust.tsx";

export function HostView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const host = useQuery(trpc.hosts.byId.queryOptions({ id }));
  return (
    <QueryView query={host} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: "/hosts", label: t("hosts.title") }}
            title={answer.name}
            lead={
              <span role="status" className="flex flex-wrap items-center gap-x-4 text-sm">
                <HostStatus connection={answer.connection} />
                <span dir="ltr">
                  {answer.transport === "local" ? t("hosts.thisMachine") : `${answer.user}@${answer.address}:${answer.port}`}
                </span>
              </span>
            }
            actions={<HostActions host={answer} />}
          />
          <p className="max-w-[75ch] text-ink-soft">{t(`hosts.connections.${answer.connection}.hint`)}</p>
          <HostTroubles host={answer} />
          <HostTrust host={answer} />
          {answer.report === null ? null : <HostReportCard report={answer.report} />}
        </>
      )}
    </QueryView>
  );
}
