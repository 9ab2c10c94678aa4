"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { VariantEntry } from "#trpc/outputs.ts";
import { JobStatus } from "../../jobs/_components/job-status.tsx";
import { BuildButton } from "./build-button.tsx";
import { PartTags } from "./part-tags.tsx";
import { PublishedOn } from "./published-on.tsx";
import { SiblingSizes } from "./sibling-sizes.tsx";
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
              <VariantPicture name={variant.name} parts={variant.definition.parts} />
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
          cell: ({ lastBuild }) =>
            lastBuild === null ? (
              <span className="text-ink-faint">{t("variants.noBuild")}</span>
            ) : (
              <div className="flex flex-col">
                <JobStatus state={lastBuild.state} />
                <TextLink href={`/builds/${lastBuild.id}`} className="self-start font-normal text-ink-faint text-sm">
                  {t("builds.number", { number: lastBuild.number })}
                </TextLink>
              </div>
            ),
        },
        {
          id: "actions",
          header: t("common.actions"),
          isHeaderHidden: true,
          isEnd: true,
          cell: (variant) =>
            variant.archivedAt === null ? (
              <BuildButton variantId={variant.id} variantTitle={variant.definition.title} isSmall />
            ) : null,
        },
      ]}
    />
  );
}

/** With and without pre-pull are compared at a glance; any other variant has its own image alone. */
function NewestImage({ variant }: { readonly variant: VariantEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { newestImage, siblings } = variant;
  if (siblings.some((sibling) => sibling.newestImage !== null))
    return (
      <div className="w-56">
        <SiblingSizes variant={variant} />
        {newestImage === null ? null : <PublishedOn imageId={newestImage.id} />}
      </div>
    );
  if (newestImage === null) return <span className="text-ink-faint">{t("variants.noImage")}</span>;
  return (
    <div className="flex flex-col">
      <TextLink href={`/images/${newestImage.id}`}>{format.bytes(newestImage.sizeBytes)}</TextLink>
      <span className="text-ink-faint text-sm">
        <TimeSince at={newestImage.createdAt} />
      </span>
      <PublishedOn imageId={newestImage.id} />
    </div>
  );
}
