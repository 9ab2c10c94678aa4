"use client";

import { useQuery } from "@tanstack/react-query";
import { Hammer } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { readBuildFilter, spellBuildFilter } from "./build-filter.ts";
import { BuildFilterBar } from "./build-filter-bar.tsx";
import { BuildTable } from "./build-table.tsx";

export function BuildsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const filter = readBuildFilter(new URLSearchParams(useSearchParams()));
  const builds = useQuery(trpc.builds.list.queryOptions(filter, { placeholderData: (last) => last }));
  const isFiltered = spellBuildFilter({ ...filter, cursor: undefined }) !== "/builds";
  return (
    <>
      <PageHeader title={t("builds.title")} lead={t("builds.lead")} />
      <BuildFilterBar filter={filter} onChange={(next) => router.replace(spellBuildFilter(next), { scroll: false })} />
      <QueryView query={builds} skeleton={<TableSkeleton rows={8} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<Hammer />}
              title={t(isFiltered ? "builds.noneSuch" : "builds.none")}
              action={
                isFiltered ? (
                  <LinkButton href="/builds">{t("builds.showAll")}</LinkButton>
                ) : (
                  <LinkButton href="/variants" tone="solid">
                    {t("variants.choose")}
                  </LinkButton>
                )
              }
            >
              {t(isFiltered ? "builds.noneSuchHint" : "builds.noneHint")}
            </EmptyState>
          ) : (
            <>
              <BuildTable builds={items} label={t("builds.title")} />
              <div className="flex gap-2">
                {filter.cursor === undefined ? null : (
                  <LinkButton href={spellBuildFilter({ ...filter, cursor: undefined })} size="sm">
                    {t("builds.newest")}
                  </LinkButton>
                )}
                {nextCursor === null ? null : (
                  <LinkButton href={spellBuildFilter({ ...filter, cursor: nextCursor })} size="sm">
                    {t("builds.older")}
                  </LinkButton>
                )}
              </div>
            </>
          )
        }
      </QueryView>
    </>
  );
}
