"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { Retention } from "#trpc/outputs.ts";
import { PreviewSum } from "./preview-sum.tsx";

/** What the rule as it is typed would delete now, image by image. */
export function PreviewTable({ retention }: { readonly retention: Retention }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const { images, journalDays } = retention;
  const isWhole = [images?.keepCount ?? 1, images?.keepDays ?? 1, journalDays ?? 1].every((number) => number >= 1);
  const options = { enabled: isWhole, placeholderData: keepPreviousData };
  const preview = useQuery(trpc.retention.preview.queryOptions(retention, options));
  return (
    <QueryView query={preview} skeleton={<Skeleton className="h-5.5 w-64" />}>
      {(goes) => (
        <div className="flex flex-col gap-3" aria-live="polite">
          <PreviewSum goes={goes} />
          {goes.images.length === 0 ? null : (
            <DataTable
              label={t("retention.preview.title")}
              rows={goes.images}
              rowKey={(image) => image.id}
              columns={[
                {
                  id: "image",
                  header: t("images.columns.image"),
                  cell: (image) => (
                    <TextLink href={`/images/${image.id}`} className="[overflow-wrap:anywhere]">
                      <bdi dir="ltr">{image.fileName}</bdi>
                    </TextLink>
                  ),
                },
                {
                  id: "size",
                  header: t("images.columns.size"),
                  isEnd: true,
                  className: "tabular-nums whitespace-nowrap",
                  cell: (image) => format.bytes(image.sizeBytes),
                },
                {
                  id: "created",
                  header: t("images.columns.created"),
                  from: "sm",
                  className: "text-ink-soft",
                  cell: (image) => <TimeSince at={image.createdAt} />,
                },
              ]}
            />
          )}
          {goes.imageCount > goes.images.length ? (
            <p className="text-ink-soft text-sm">
              {t("retention.preview.more", { count: goes.imageCount - goes.images.length })}
            </p>
          ) : null}
        </div>
      )}
    </QueryView>
  );
}
