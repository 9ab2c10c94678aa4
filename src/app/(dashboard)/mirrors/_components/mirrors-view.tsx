"use client";

import { useQuery } from "@tanstack/react-query";
import { Network, Plus } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { matchesSearch, readCatalogFilter, spellCatalogFilter } from "#app/_catalog/catalog-filter.ts";
import { CatalogTools } from "#app/_catalog/catalog-tools.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { MirrorTable } from "./mirror-table.tsx";

export function MirrorsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const filter = readCatalogFilter(new URLSearchParams(useSearchParams()));
  const query = useQuery(trpc.mirrorProfiles.list.queryOptions({ isArchived: filter.isArchived }));
  const isAdmin = useHasRole("admin");
  const newButton = isAdmin ? (
    <LinkButton href="/mirrors/new" tone="solid">
      <Plus aria-hidden="true" />
      {t("mirrors.new")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("mirrors.title")} lead={t("mirrors.lead")} actions={newButton} />
      <CatalogTools
        filter={filter}
        onChange={(next) => router.replace(spellCatalogFilter("/mirrors", next), { scroll: false })}
      />
      <QueryView query={query} skeleton={<TableSkeleton rows={4} />}>
        {(entries) => {
          const found = entries.filter((entry) => matchesSearch(filter.search, entry.name, entry.definition.title));
          if (found.length > 0) return <MirrorTable entries={found} />;
          if (filter.search !== "")
            return (
              <EmptyState icon={<Network />} title={t("catalog.noHits")}>
                {t("catalog.noHitsHint")}
              </EmptyState>
            );
          return (
            <EmptyState
              icon={<Network />}
              title={t(filter.isArchived ? "catalog.noArchived" : "mirrors.none")}
              action={filter.isArchived ? undefined : newButton}
            >
              {t(filter.isArchived ? "catalog.noArchivedHint" : "mirrors.noneHint")}
            </EmptyState>
          );
        }}
      </QueryView>
    </>
  );
}
