"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { HistorySection } from "./history-section.tsx";
import { LatestFailures } from "./latest-failures.tsx";
import { LatestImages } from "./latest-images.tsx";
import { MirrorsToLookAt } from "./mirrors-to-look-at.tsx";
import { Numbers } from "./numbers.tsx";
import { RecentBuilds } from "./recent-builds.tsx";
import { StaleImages } from "./stale-images.tsx";

export function OverviewView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const mayRun = useHasRole("operator");
  const counts = useQuery(trpc.overview.counts.queryOptions());
  const history = useQuery(trpc.overview.history.queryOptions());
  return (
    <>
      <PageHeader title={t("overview.title")} lead={t("overview.lead")} />
      <QueryView query={counts} skeleton={<PageSkeleton />}>
        {(answer) => (
          <>
            {answer.images === 0 && mayRun ? <FirstSteps counts={answer} /> : null}
            <MirrorsToLookAt />
            <Numbers counts={answer} />
            <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
              <RecentBuilds />
              <div className="flex min-w-0 flex-col gap-5">
                <LatestFailures builds={answer.latestFailures} />
                <StaleImages images={history.data?.stale ?? []} />
                <LatestImages images={answer.latestImages} />
              </div>
            </div>
            {history.data === undefined ? null : <HistorySection history={history.data} />}
          </>
        )}
      </QueryView>
    </>
  );
}
