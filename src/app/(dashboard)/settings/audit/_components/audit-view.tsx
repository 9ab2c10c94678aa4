"use client";

import { useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { type AuditFilter, AuditFilterBar } from "./audit-filter-bar.tsx";
import { AuditTable } from "./audit-table.tsx";

/** Who did what, newest first, page by page. */
export function AuditView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [filter, setFilter] = useState<AuditFilter>({});
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const query = { ...filter, ...(cursor === undefined ? {} : { cursor }) };
  const entries = useQuery(trpc.audit.list.queryOptions(query, { placeholderData: (last) => last }));
  return (
    <>
      <PageHeader title={t("audit.title")} lead={t("audit.lead")} />
      <AuditFilterBar
        filter={filter}
        onChange={(next) => {
          setCursor(undefined);
          setFilter(next);
        }}
      />
      <QueryView query={entries} skeleton={<TableSkeleton rows={8} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState icon={<ScrollText />} title={t("audit.none")}>
              {t("audit.noneHint")}
            </EmptyState>
          ) : (
            <>
              <AuditTable entries={items} />
              <div className="flex gap-2">
                {cursor === undefined ? null : (
                  <Button size="sm" onPress={() => setCursor(undefined)}>
                    {t("builds.newest")}
                  </Button>
                )}
                {nextCursor === null ? null : (
                  <Button size="sm" onPress={() => setCursor(nextCursor)}>
                    {t("builds.older")}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </QueryView>
    </>
  );
}
