"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageView } from "#trpc/outputs.ts";

/** The newest images. */
export function LatestImages({ images }: { readonly images: readonly ImageView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t("overview.newestImages")} />
      {images.length === 0 ? (
        <p className="p-4 text-ink-soft">{t("overview.noImages")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {images.map((image) => (
            <li key={image.id} className="flex items-baseline justify-between gap-3 px-4 py-2.5">
              <TextLink href={`/images/${image.id}`}>{image.variantTitle}</TextLink>
              <span className="shrink-0 text-ink-faint text-sm">
                {format.bytes(image.sizeBytes)} · <TimeSince at={image.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
