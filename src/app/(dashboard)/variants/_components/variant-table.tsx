"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { VariantEntry } from "#trpc/outputs.ts";
import { BuildButton } from "./build-button.tsx";
import { Freshness } from "./freshness.tsx";
import { LastBuild } from "./last-build.tsx";
import { NewestImage } from "./newest-image.tsx";
import { PartTags } from "./part-tags.tsx";
import { VariantPicture } from "./variant-picture.tsx";

/** The variants with what they are made of, what they made last, and the button that makes more. */
export function VariantTable({ variants }: { readonly variants: readonly VariantEntry[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("variants.title")}
      rows={variants}
      rowKey={(variant) => variant.id}
      columns={[
        {
          id: "variant",
          header: t("variants.columns.variant"),
          cell: (variant) => (
            <div className="flex items-center gap-3">
              <VariantPicture of={variant} />
              <div className="flex min-w-0 flex-col gap-0.5">
                <TextLink href={`/variants/${variant.id}`}>{variant.definition.title}</TextLink>
                <span className="text-ink-faint text-sm">{variant.baseImageTitle}</span>
              </div>
            </div>
          ),
        },
        {
          id: "parts",
          header: t("variants.columns.parts"),
          from: "lg",
          cell: (variant) => <PartTags parts={variant.definition.parts} />,
        },
        {
          id: "image",
          header: t("variants.columns.image"),
          from: "md",
          cell: (variant) => <NewestImage variant={variant} />,
        },
        {
          id: "build",
          header: t("variants.columns.build"),
          from: "sm",
          cell: ({ lastBuild }) => <LastBuild build={lastBuild} />,
        },
        {
          id: "freshness",
          header: t("variantList.freshness"),
          from: "xl",
          cell: ({ newestImage }) => <Freshness image={newestImage} />,
        },
        {
          id: "actions",
          header: t("common.actions"),
          isHeaderHidden: true,
          isEnd: true,
          cell: (variant) => (variant.archivedAt === null ? <BuildButton variant={variant} isSmall /> : null),
        },
      ]}
    />
  );
}
