"use client";

import { useQuery } from "@tanstack/react-query";
import { Disc3, Plus } from "lucide-react";
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
import { BaseImageTable } from "./base-image-table.tsx";

export function BaseImagesView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const filter = readCatalogFilter(new URLSearchParams(useSearchParams()));
  const query = useQuery(trpc.baseImages.list.queryOptions({ isArchived: filter.isArchived }));
  const isAdmin = useHasRole("admin");
  const newButton = isAdmin ? (
    <LinkButton href="/base-images/new" tone="solid">
      <Plus aria-hidden="true" />
      {t("baseImages.new")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("baseImages.title")} lead={t("baseImages.lead")} actions={newButton} />
      <CatalogTools
        filter={filter}
        onChange={(next) => router.replace(spellCatalogFilter("/base-images", next), { scroll: false })}
      />
      <QueryView query={query} skeleton={<TableSkeleton rows={4} />}>
        {(entries) => {
          const found = entries.filter((entry) => matchesSearch(filter.search, entry.name, entry.definition.title));
          if (found.length > 0) return <BaseImageTable entries={found} />;
          if (filter.search !== "")
            return (
              <EmptyState icon={<Disc3 />} title={t("catalog.noHits")}>
                {t("catalog.noHitsHint")}
              </EmptyState>
            );
          return (
            <EmptyState
              icon={<Disc3 />}
              title={t(filter.isArchived ? "catalog.noArchived" : "baseImages.none")}
              action={filter.isArchived ? undefined : newButton}
            >
              {t(filter.isArchived ? "catalog.noArchivedHint" : "baseImages.noneHint")}
            </EmptyState>
          );
        }}
      </QueryView>
    </>
  );
}
