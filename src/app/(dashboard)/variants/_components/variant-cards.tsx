"use client";

import { useTranslation } from "react-i18next";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { VariantEntry } from "#trpc/outputs.ts";
import { BuildButton } from "./build-button.tsx";
import { Freshness } from "./freshness.tsx";
import { LastBuild } from "./last-build.tsx";
import { NewestImage } from "./newest-image.tsx";
import { PartTags } from "./part-tags.tsx";
import { VariantPicture } from "./variant-picture.tsx";

/** The variants as a marketplace shows them: what each is, what it made last, and the button that makes more. */
export function VariantCards({ variants }: { readonly variants: readonly VariantEntry[] }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t("variants.title")} className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
      {variants.map((variant) => (
        <li key={variant.id} className="flex min-w-0">
          <Card className="flex grow flex-col">
            <div className="flex items-start gap-3 p-4">
              <VariantPicture of={variant} />
              <div className="flex min-w-0 flex-col gap-2">
                <div className="flex min-w-0 flex-col gap-0.5">
                  <h2 className="[overflow-wrap:anywhere]">
                    <TextLink href={`/variants/${variant.id}`}>{variant.definition.title}</TextLink>
                  </h2>
                  <span className="text-ink-faint text-sm">{variant.baseImageTitle}</span>
                </div>
                <PartTags parts={variant.definition.parts} />
              </div>
            </div>
            <dl className="grid grow grid-cols-2 content-start gap-4 border-line border-t px-4 py-3">
              <div className="flex min-w-0 flex-col gap-1">
                <dt className="text-ink-faint text-sm">{t("variants.columns.image")}</dt>
                <dd>
                  <NewestImage variant={variant} />
                </dd>
              </div>
              <div className="flex min-w-0 flex-col gap-1">
                <dt className="text-ink-faint text-sm">{t("variants.columns.build")}</dt>
                <dd>
                  <LastBuild build={variant.lastBuild} />
                </dd>
              </div>
            </dl>
            <footer className="flex min-h-14 items-center justify-between gap-3 border-line border-t px-4 py-2">
              <Freshness image={variant.newestImage} />
              {variant.archivedAt === null ? <BuildButton variant={variant} isSmall /> : null}
            </footer>
          </Card>
        </li>
      ))}
    </ul>
  );
}
