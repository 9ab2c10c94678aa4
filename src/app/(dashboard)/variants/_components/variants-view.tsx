"use client";

import { useQuery } from "@tanstack/react-query";
import { Layers, Plus } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { type CatalogFilter, readCatalogFilter, spellCatalogFilter } from "#app/_catalog/catalog-filter.ts";
import { CatalogTools } from "#app/_catalog/catalog-tools.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { VariantTable } from "./variant-table.tsx";

export function VariantsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const filter = readCatalogFilter(new URLSearchParams(useSearchParams()));
  const variants = useQuery(trpc.variants.page.queryOptions(filter, { placeholderData: (last) => last }));
  const isAdmin = useHasRole("admin");
  const newButton = isAdmin ? (
    <LinkButton href="/variants/new" tone="solid">
      <Plus aria-hidden="true" />
      {t("variants.new")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("variants.title")} lead={t("variants.lead")} actions={newButton} />
      <CatalogTools
        filter={filter}
        onChange={(next) => router.replace(spellCatalogFilter("/variants", next), { scroll: false })}
      />
      <QueryView query={variants} skeleton={<TableSkeleton rows={5} />}>
        {({ items, nextId }) => {
          if (items.length > 0)
            return (
              <>
                <VariantTable variants={items} />
                <Pages filter={filter} nextId={nextId} />
              </>
            );
          if (filter.search !== "")
            return (
              <EmptyState icon={<Layers />} title={t("catalog.noHits")}>
                {t("catalog.noHitsHint")}
              </EmptyState>
            );
          return (
            <EmptyState
              icon={<Layers />}
              title={t(filter.isArchived ? "catalog.noArchived" : "variants.none")}
              action={filter.isArchived ? undefined : newButton}
            >
              {t(filter.isArchived ? "catalog.noArchivedHint" : "variants.noneHint")}
            </EmptyState>
          );
        }}
      </QueryView>
    </>
  );
}

/** From one page of many to the next, and back to the first. */
function Pages({ filter, nextId }: { readonly filter: CatalogFilter; readonly nextId: string | null }) {
  const { t } = useTranslation();
  if (filter.afterId === null && nextId === null) return null;
  return (
    <div className="flex gap-2">
      {filter.afterId === null ? null : (
        <LinkButton href={spellCatalogFilter("/variants", { ...filter, afterId: null })} size="sm">
          {t("catalog.firstPage")}
        </LinkButton>
      )}
      {nextId === null ? null : (
        <LinkButton href={spellCatalogFilter("/variants", { ...filter, afterId: nextId })} size="sm">
          {t("catalog.nextPage")}
        </LinkButton>
      )}
    </div>
  );
}
