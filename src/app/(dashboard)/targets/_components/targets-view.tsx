"use client";

import { useQuery } from "@tanstack/react-query";
import { Cloud, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TargetTable } from "./target-table.tsx";

export function TargetsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const targets = useQuery(trpc.cloudTargets.list.queryOptions());
  const isAdmin = useHasRole("admin");
  const newButton = isAdmin ? (
    <LinkButton href="/targets/new" tone="solid">
      <Plus aria-hidden="true" />
      {t("targets.new")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("targets.title")} lead={t("targets.lead")} actions={newButton} />
      <QueryView query={targets} skeleton={<TableSkeleton rows={2} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<Cloud />} title={t("targets.none")} action={newButton}>
              {t("targets.noneHint")}
            </EmptyState>
          ) : (
            <TargetTable targets={rows} />
          )
        }
      </QueryView>
    </>
  );
}
