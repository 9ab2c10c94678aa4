"use client";

import { CircleCheck, CircleDashed, History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status } from "#components/ui/badge.tsx";
import { STALE_AFTER_DAYS } from "#domain/image/staleness.ts";
import type { VariantEntry } from "#trpc/outputs.ts";

/** Whether a variant's newest image is what a build of today would make, and why not. */
export function Freshness({ image }: { readonly image: VariantEntry["newestImage"] }) {
  const { t } = useTranslation();
  if (image === null)
    return (
      <Status tone="neutral" icon={<CircleDashed />}>
        {t("variantList.states.unbuilt")}
      </Status>
    );
  if (image.staleReasons.length === 0)
    return (
      <Status tone="success" icon={<CircleCheck />}>
        {t("variantList.states.fresh")}
      </Status>
    );
  return (
    <div className="flex flex-col">
      <Status tone="warning" icon={<History />}>
        {t("variantList.states.stale")}
      </Status>
      <span className="text-ink-soft text-sm">
        {image.staleReasons.map((reason) => t(`overview.stale.reasons.${reason}`, { days: STALE_AFTER_DAYS })).join(" · ")}
      </span>
    </div>
  );
}
