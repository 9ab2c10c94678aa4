"use client";

import { useTranslation } from "react-i18next";
import { MarketplaceCard } from "./marketplace-card.tsx";

/** The card beside the form, which stays in sight while one writes. */
export function ListingPreview(card: Parameters<typeof MarketplaceCard>[0]) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("listing.preview")} className="flex min-w-0 flex-col gap-2 xl:sticky xl:top-6">
      <h3 className="font-medium text-sm">{t("listing.preview")}</h3>
      <MarketplaceCard {...card} />
    </section>
  );
}
