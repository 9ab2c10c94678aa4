"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudUpload } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { PublicationTable } from "../../../publications/_components/publication-table.tsx";

/** Where an image is published. */
export function PublicationsPanel({ imageId }: { readonly imageId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const publications = useQuery(trpc.publications.ofImage.queryOptions({ imageId }));
  return (
    <QueryView query={publications} skeleton={<Skeleton className="h-40" />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={<CloudUpload />} title={t("publications.none")}>
            {t("publications.noneHint")}
          </EmptyState>
        ) : (
          <PublicationTable publications={rows} about="target" />
        )
      }
    </QueryView>
  );
}
