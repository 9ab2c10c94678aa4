"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ImageTable } from "../../../images/_components/image-table.tsx";

/** The images that a variant made, newest first. */
export function VariantImages({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const images = useQuery(trpc.images.list.queryOptions({ variantId }));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">{t("variants.images")}</h2>
      <QueryView query={images} skeleton={<TableSkeleton rows={2} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-ink-soft">{t("variants.noImages")}</p>
          ) : (
            <ImageTable images={rows} label={t("variants.images")} />
          )
        }
      </QueryView>
    </section>
  );
}
