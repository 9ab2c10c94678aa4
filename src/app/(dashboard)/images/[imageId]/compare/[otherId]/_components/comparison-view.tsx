"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { type ChangeFilter, readChangeFilter, spellChangeFilter } from "./change-filter.ts";
import { ChangeTools } from "./change-tools.tsx";
import { ChangedFiles } from "./changed-files.tsx";
import { ChangedPackages } from "./changed-packages.tsx";
import { ComparisonSides } from "./comparison-sides.tsx";

/** What changed from one image to another. */
export function ComparisonView({ two }: { readonly two: { readonly fromId: string; readonly toId: string } }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const address = usePathname();
  const filter = readChangeFilter(new URLSearchParams(useSearchParams()));
  const comparison = useQuery(trpc.images.comparison.queryOptions(two));
  const show = (next: ChangeFilter) => router.replace(`${address}${spellChangeFilter(next)}`, { scroll: false });
  return (
    <QueryView query={comparison} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: `/images/${two.toId}`, label: answer.to.fileName }}
            title={t("comparison.title")}
            lead={t("comparison.lead", { from: answer.from.fileName, to: answer.to.fileName })}
            actions={
              <LinkButton href={`/images/${two.toId}/compare/${two.fromId}${spellChangeFilter({ ...filter, cursor: 0 })}`}>
                <ArrowLeftRight aria-hidden="true" />
                {t("comparison.swap")}
              </LinkButton>
            }
          />
          <ComparisonSides comparison={answer} />
          <div className="flex flex-col gap-3">
            <ChangeTools filter={filter} comparison={answer} onChange={show} />
            {filter.show === "files" ? (
              <ChangedFiles two={two} filter={filter} onChange={show} />
            ) : (
              <ChangedPackages two={two} filter={filter} onChange={show} />
            )}
          </div>
        </>
      )}
    </QueryView>
  );
}
