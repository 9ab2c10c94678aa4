"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BuildTable } from "../builds/_components/build-table.tsx";

const SHOWN = 6;

/** What runs now and what ran last. */
export function RecentBuilds() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const builds = useQuery(trpc.builds.list.queryOptions({ limit: SHOWN }));
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <header className="flex items-baseline justify-between">
        <h2 className="font-semibold">{t("overview.recentBuilds")}</h2>
        <TextLink href="/builds" className="text-sm">
          {t("builds.showAll")}
        </TextLink>
      </header>
      <QueryView query={builds} skeleton={<TableSkeleton rows={SHOWN} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="rounded-lg border border-line-strong border-dashed px-4 py-8 text-center text-ink-soft">
              {t("overview.noBuilds")}
            </p>
          ) : (
            <BuildTable builds={items} label={t("overview.recentBuilds")} />
          )
        }
      </QueryView>
    </section>
  );
}
