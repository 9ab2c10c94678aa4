"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageView } from "#trpc/outputs.ts";
import { VerificationStatus } from "./verification-status.tsx";

export function ImageTable({ images, label }: { readonly images: readonly ImageView[]; readonly label: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={label}
      rows={images}
      rowKey={(image) => image.id}
      columns={[
        {
          id: "image",
          header: t("images.columns.image"),
          cell: (image) => (
            <div className="flex min-w-0 flex-col">
              <TextLink href={`/images/${image.id}`} className="[overflow-wrap:anywhere]">
                <span dir="ltr">{image.fileName}</span>
              </TextLink>
              <span className="flex flex-wrap items-center gap-2 text-ink-faint text-sm">
                {image.variantTitle}
                {image.deletedAt === null ? null : <Tag>{t("images.deleted")}</Tag>}
              </span>
              <span className="mt-1 text-sm sm:hidden">
                <VerificationStatus image={image} isShort />
              </span>
            </div>
          ),
        },
        {
          id: "verification",
          header: t("verification.title"),
          from: "sm",
          cell: (image) => <VerificationStatus image={image} />,
        },
        {
          id: "size",
          header: t("images.columns.size"),
          isEnd: true,
          className: "tabular-nums whitespace-nowrap",
          cell: (image) => format.bytes(image.sizeBytes),
        },
        {
          id: "packages",
          header: t("images.columns.packages"),
          from: "lg",
          isEnd: true,
          className: "tabular-nums",
          cell: (image) => format.count(image.packageCount),
        },
        {
          id: "build",
          header: t("images.columns.build"),
          from: "xl",
          isEnd: true,
          cell: (image) => (
            <TextLink href={`/builds/${image.buildId}`}>{t("builds.number", { number: image.buildNumber })}</TextLink>
          ),
        },
        {
          id: "created",
          header: t("images.columns.created"),
          from: "md",
          isEnd: true,
          className: "text-ink-soft",
          cell: (image) => <TimeSince at={image.createdAt} />,
        },
      ]}
    />
  );
}
