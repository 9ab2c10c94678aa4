"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageInHistory } from "#trpc/outputs.ts";
import { addressOfImage } from "./address-of-image.ts";

/** The lines' numbers, the newest image first. */
export function ImageHistoryTable({ images }: { readonly images: readonly ImageInHistory[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <details className="border-line border-t">
      <summary className="rounded-b-lg px-4 py-2.5 text-ink-soft text-sm hover:text-ink">{t("imageHistory.table")}</summary>
      <DataTable
        label={t("imageHistory.title")}
        isBare
        rows={images.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "image",
            header: t("imageHistory.image"),
            cell: (image) => (
              <span className="flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
                <TextLink href={addressOfImage(image)} prefetch={false}>
                  <bdi>{image.fileName}</bdi>
                </TextLink>
                {image.isDeleted ? <span className="text-ink-faint text-sm">{t("imageHistory.deleted")}</span> : null}
              </span>
            ),
          },
          { id: "size", header: t("imageHistory.size"), isEnd: true, cell: ({ sizeBytes }) => format.bytes(sizeBytes) },
          {
            id: "packages",
            header: t("imageHistory.packages"),
            isEnd: true,
            from: "sm",
            cell: ({ packageCount }) => format.count(packageCount),
          },
          {
            id: "duration",
            header: t("imageHistory.duration"),
            isEnd: true,
            from: "sm",
            cell: ({ durationMs }) => (durationMs === null ? "–" : format.duration(durationMs)),
          },
          { id: "made", header: t("imageHistory.made"), isEnd: true, cell: ({ createdAt }) => <TimeSince at={createdAt} /> },
        ]}
      />
    </details>
  );
}
