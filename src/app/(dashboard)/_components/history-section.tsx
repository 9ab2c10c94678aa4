"use client";

import { useEffect, useRef } from "react";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { useSeen } from "#components/patterns/use-seen.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { OverviewHistory } from "#trpc/outputs.ts";

const loadCharts = () => import("./history-charts.tsx");

/** The charts, fetched when they come into sight, in a place that is kept for them. */
export function HistorySection({ history }: { readonly history: OverviewHistory }) {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  const { module, load } = useLoaded(loadCharts);
  useEffect(() => {
    if (isSeen) load();
  }, [isSeen, load]);
  return (
    <div ref={place} className="min-h-80">
      {module === null ? <Skeleton className="h-80" /> : <module.HistoryCharts history={history} />}
    </div>
  );
}
