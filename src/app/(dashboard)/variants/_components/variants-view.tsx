"use client";

import { useQuery } from "@tanstack/react-query";
import { FileUp, Layers, Plus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { VariantCards } from "./variant-cards.tsx";
import { isNarrowed, readVariantFilter, spellVariantFilter, toVariantQuery, type VariantFilter } from "./variant-filter.ts";
import { VariantTable } from "./variant-table.tsx";
import { VariantTools } from "./variant-tools.tsx";

export function VariantsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const filter = readVariantFilter(new URLSearchParams(useSearchParams()));
  const variants = useQuery(trpc.variants.page.queryOptions(toVariantQuery(filter), { placeholderData: (last) => last }));
  const isAdmin = useHasRole("admin");
  const newButtons = isAdmin ? (
    <>
      <LinkButton href="/variants/import">
        <FileUp aria-hidden="true" />
        {t("variantFile.import")}
      </LinkButton>
      <LinkButton href="/variants/new" tone="solid">
        <Plus aria-hidden="true" />
        {t("variants.new")}
      </LinkButton>
    </>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("variants.title")} lead={t("variants.lead")} actions={newButtons} />
      <VariantTools filter={filter} onChange={showFiltered} />
      <QueryView query={variants} skeleton={<TableSkeleton rows={5} />}>
        {({ items, nextId }) => {
          if (items.length > 0)
            return (
              <>
                {filter.view === "cards" ? <VariantCards variants={items} /> : <VariantTable variants={items} />}
                <Pages filter={filter} nextId={nextId} />
              </>
            );
          if (isNarrowed(filter))
            return (
              <EmptyState
                icon={<Layers />}
                title={t("catalog.noHits")}
                action={<LinkButton href="/variants">{t("variantList.showAll")}</LinkButton>}
              >
                {t("variantList.noHitsHint")}
              </EmptyState>
            );
          return (
            <EmptyState
              icon={<Layers />}
              title={t(filter.isArchived ? "catalog.noArchived" : "variants.none")}
              action={filter.isArchived ? undefined : newButtons}
            >
              {t(filter.isArchived ? "catalog.noArchivedHint" : "variants.noneHint")}
            </EmptyState>
          );
        }}
      </QueryView>
    </>
  );
}

/** Without the router, which would first draw the page anew on the server: the letters of a search must not wait for that. */
function showFiltered(filter: VariantFilter): void {
  window.history.replaceState(null, "", spellVariantFilter(filter));
}

/** From one page of many to the next, and back to the first. */
function Pages({ filter, nextId }: { readonly filter: VariantFilter; readonly nextId: string | null }) {
  const { t } = useTranslation();
  if (filter.afterId === null && nextId === null) return null;
  return (
    <div className="flex gap-2">
      {filter.afterId === null ? null : (
        <LinkButton href={spellVariantFilter({ ...filter, afterId: null })} size="sm">
          {t("catalog.firstPage")}
        </LinkButton>
      )}
      {nextId === null ? null : (
        <LinkButton href={spellVariantFilter({ ...filter, afterId: nextId })} size="sm">
          {t("catalog.nextPage")}
        </LinkButton>
      )}
    </div>
  );
}
