"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Server } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { HostTable } from "./host-table.tsx";

export function HostsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const hosts = useQuery(trpc.hosts.list.queryOptions());
  const isAdmin = useHasRole("admin");
  const newButton = isAdmin ? (
    <LinkButton href="/hosts/new" tone="solid">
      <Plus aria-hidden="true" />
      {t("hosts.new")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("hosts.title")} lead={t("hosts.lead")} actions={newButton} />
      <QueryView query={hosts} skeleton={<TableSkeleton rows={2} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<Server />} title={t("hosts.none")} action={newButton}>
              {t("hosts.noneHint")}
            </EmptyState>
          ) : (
            <HostTable hosts={rows} />
          )
        }
      </QueryView>
    </>
  );
}
