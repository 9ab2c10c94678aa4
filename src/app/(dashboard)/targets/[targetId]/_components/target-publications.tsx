"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { PublicationTable } from "../../../publications/_components/publication-table.tsx";

/** Everything that was ever published on a target. */
export function TargetPublications({ targetId }: { readonly targetId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const publications = useQuery(trpc.publications.ofTarget.queryOptions({ targetId }));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">{t("publications.label")}</h2>
      <QueryView query={publications} skeleton={<TableSkeleton rows={2} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-ink-soft">{t("publications.noneThere")}</p>
          ) : (
            <PublicationTable publications={rows} about="image" />
          )
        }
      </QueryView>
    </section>
  );
}
