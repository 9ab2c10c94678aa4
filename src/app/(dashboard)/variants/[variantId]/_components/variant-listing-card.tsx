"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { languagesOf } from "#domain/variant/listing-words.ts";
import { LISTING_LANGUAGES } from "#domain/variant/new-listing.ts";
import { useFormat } from "#messages/use-format.ts";
import type { VariantPage } from "#trpc/outputs.ts";
import { MarketplaceCard } from "../../_components/marketplace-card.tsx";

/** A variant as its marketplace shows it, in each language that it has words in. */
export function VariantListingCard({ variant }: { readonly variant: VariantPage }) {
  const { id, definition, archivedAt } = variant;
  const { t } = useTranslation();
  const format = useFormat();
  const mayEdit = useHasRole("admin") && archivedAt === null;
  const languages = languagesOf(definition.listing);
  const [chosen, setChosen] = useState<string | null>(null);
  const language = chosen ?? languages[0] ?? LISTING_LANGUAGES[0];
  const edit = (
    <LinkButton href={`/variants/${id}/edit`} size="sm" tone="quiet">
      <Pencil aria-hidden="true" />
      {t("listing.edit")}
    </LinkButton>
  );
  return (
    <Card label={t("listing.title")}>
      <CardHeader title={t("listing.title")} actions={mayEdit ? edit : undefined} />
      <div className="flex flex-col gap-3 p-4">
        {languages.length < 2 ? null : (
          <Select
            label={t("listing.language")}
            isLabelHidden
            options={languages.map((tag) => ({ value: tag, label: format.language(tag) }))}
            value={language}
            onChange={setChosen}
          />
        )}
        <MarketplaceCard of={variant} language={language} />
      </div>
    </Card>
  );
}
