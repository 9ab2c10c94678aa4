"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageInHistory } from "#trpc/outputs.ts";
import { HistoryLine } from "./history-line.tsx";
import { ImageHistoryTable } from "./image-history-table.tsx";

/** How a variant's images became what they are: lines for the eye, and the same as a table for everybody. */
export function ImageHistory({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const history = useQuery(trpc.images.history.queryOptions({ variantId }));
  return (
    <QueryView query={history} skeleton={<Skeleton className="h-56" />}>
      {(images) => (
        <Card label={t("imageHistory.title")}>
          <CardHeader
            title={t("imageHistory.title")}
            note={images.length === 0 ? undefined : t("imageHistory.last", { count: images.length })}
          />
          {images.length === 0 ? (
            <p className="p-4 text-ink-soft">{t("imageHistory.none")}</p>
          ) : (
            <>
              <Lines images={images} />
              <ImageHistoryTable images={images} />
            </>
          )}
        </Card>
      )}
    </QueryView>
  );
}

function Lines({ images }: { readonly images: readonly ImageInHistory[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const timed = images.filter(({ durationMs }) => durationMs !== null);
  return (
    <div className="grid divide-line max-sm:divide-y sm:grid-cols-3 sm:divide-x">
      <HistoryLine
        title={t("imageHistory.size")}
        images={images}
        measure={({ sizeBytes }) => sizeBytes}
        spell={format.bytes}
        spellGrowth={format.growth}
      />
      <HistoryLine
        title={t("imageHistory.packages")}
        images={images}
        measure={({ packageCount }) => packageCount}
        spell={format.count}
        spellGrowth={format.difference}
      />
      <HistoryLine
        title={t("imageHistory.duration")}
        images={timed}
        measure={({ durationMs }) => durationMs ?? 0}
        spell={format.duration}
        spellGrowth={(milliseconds) => `${milliseconds < 0 ? "-" : "+"}${format.duration(Math.abs(milliseconds))}`}
      />
    </div>
  );
}
