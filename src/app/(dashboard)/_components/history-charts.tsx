"use client";

import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { OverviewHistory } from "#trpc/outputs.ts";
import { DayChart } from "./day-chart.tsx";
import { StorageBars } from "./storage-bars.tsx";
import { VariantRates } from "./variant-rates.tsx";

/** How it went in the last thirty days, and where the room goes. */
export function HistoryCharts({ history }: { readonly history: OverviewHistory }) {
  const { t } = useTranslation();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card className="lg:col-span-2">
        <CardHeader title={t("overview.history.days")} note={t("overview.history.lastMonth")} />
        <DayChart days={history.days} />
      </Card>
      <Card>
        <CardHeader title={t("overview.history.variants")} note={t("overview.history.lastMonth")} />
        {history.variants.length === 0 ? (
          <p className="p-4 text-ink-soft">{t("overview.history.none")}</p>
        ) : (
          <VariantRates rows={history.variants} />
        )}
      </Card>
      <Card>
        <CardHeader title={t("overview.history.storage")} />
        {history.storage.length === 0 ? (
          <p className="p-4 text-ink-soft">{t("overview.noImages")}</p>
        ) : (
          <StorageBars rows={history.storage} />
        )}
      </Card>
    </div>
  );
}
