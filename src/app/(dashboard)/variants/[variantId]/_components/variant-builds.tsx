"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BuildTable } from "../../../builds/_components/build-table.tsx";

const SHOWN = 10;

/** The last builds of a variant. */
export function VariantBuilds({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const builds = useQuery(trpc.builds.list.queryOptions({ variantId, limit: SHOWN }));
  return (
    <section className="flex flex-col gap-3">
      <header className="flex items-baseline justify-between">
        <h2 className="font-semibold">{t("variants.builds")}</h2>
        <TextLink href={`/builds?variant=${variantId}`} className="text-sm">
          {t("builds.showAll")}
        </TextLink>
      </header>
      <QueryView query={builds} skeleton={<TableSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-soft">{t("variants.noBuilds")}</p>
          ) : (
            <BuildTable builds={items} label={t("variants.builds")} />
          )
        }
      </QueryView>
    </section>
  );
}
