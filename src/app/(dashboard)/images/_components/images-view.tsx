"use client";

import { useQuery } from "@tanstack/react-query";
import { HardDrive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ImageTable } from "./image-table.tsx";

export function ImagesView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const images = useQuery(trpc.images.list.queryOptions({}));
  return (
    <>
      <PageHeader title={t("images.title")} lead={t("images.lead")} />
      <QueryView query={images} skeleton={<TableSkeleton rows={6} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<HardDrive />}
              title={t("images.none")}
              action={
                <LinkButton href="/variants" tone="solid">
                  {t("variants.choose")}
                </LinkButton>
              }
            >
              {t("images.noneHint")}
            </EmptyState>
          ) : (
            <ImageTable images={rows} label={t("images.title")} />
          )
        }
      </QueryView>
    </>
  );
}
