"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { VariantEntry } from "#trpc/outputs.ts";
import { PublishedOn } from "./published-on.tsx";
import { SiblingSizes } from "./sibling-sizes.tsx";

/** A variant's newest image: how large, how old, where it is. With and without pre-pull are compared at a glance. */
export function NewestImage({ variant }: { readonly variant: VariantEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { newestImage, siblings, publishedOn } = variant;
  const age =
    newestImage === null ? null : (
      <span className="text-ink-faint text-sm">
        <TimeSince at={newestImage.createdAt} />
      </span>
    );
  if (siblings.some((sibling) => sibling.newestImage !== null))
    return (
      <div className="flex w-56 max-w-full flex-col gap-1">
        <SiblingSizes variant={variant} />
        {age}
        <PublishedOn targets={publishedOn} />
      </div>
    );
  if (newestImage === null) return <span className="text-ink-faint">{t("variants.noImage")}</span>;
  return (
    <div className="flex flex-col">
      <TextLink href={`/images/${newestImage.id}`} className="self-start">
        {format.bytes(newestImage.sizeBytes)}
      </TextLink>
      {age}
      <PublishedOn targets={publishedOn} />
    </div>
  );
}
