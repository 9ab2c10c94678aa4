"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { STALE_AFTER_DAYS } from "#domain/image/staleness.ts";
import { useFormat } from "#messages/use-format.ts";
import type { OverviewHistory } from "#trpc/outputs.ts";
import { BuildButton } from "../variants/_components/build-button.tsx";

/** Images that no longer are what a build of today would make, or that end soon; why, and the way to mend it. */
export function StaleImages({ images }: { readonly images: OverviewHistory["stale"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (images.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("overview.stale.title")} note={t("overview.stale.hint")} />
      <ul className="divide-y divide-line">
        {images.map(({ imageId, variantId, title, createdAt, reasons, support, supportEndsOn }) => (
          <li key={imageId} className="flex items-center justify-between gap-3 px-4 py-2.5">
            <div className="flex min-w-0 flex-col">
              <TextLink href={`/images/${imageId}`}>{title}</TextLink>
              <span className="text-sm text-warning">
                {[
                  ...(supportEndsOn === null || support === null || support === "promised"
                    ? []
                    : [t(`overview.stale.support.${support}`, { day: format.date(supportEndsOn) })]),
                  ...reasons.map((reason) => t(`overview.stale.reasons.${reason}`, { days: STALE_AFTER_DAYS })),
                ].join(" · ")}
              </span>
              <span className="text-ink-faint text-sm">
                <TimeSince at={createdAt} />
              </span>
            </div>
            {reasons.length === 0 ? (
              <LinkButton href={`/variants/${variantId}`} size="sm">
                {t("variants.one")}
              </LinkButton>
            ) : (
              <BuildButton variant={{ id: variantId, definition: { title }, newestImage: { id: imageId } }} isSmall />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
