"use client";

import { useTranslation } from "react-i18next";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { OverviewHistory } from "#trpc/outputs.ts";

/** What each variant's images take here, beside the largest. */
export function StorageBars({ rows }: { readonly rows: OverviewHistory["storage"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(1, ...rows.map(({ bytes }) => bytes));
  return (
    <ul className="flex flex-col gap-3 p-4">
      {rows.map(({ variantId, title, images, bytes }) => (
        <li key={variantId} className="flex flex-col gap-1">
          <div className="flex items-baseline justify-between gap-4">
            <TextLink href={`/variants/${variantId}`} className="min-w-0 truncate">
              {title}
            </TextLink>
            <span className="shrink-0 text-ink-soft text-sm tabular-nums">
              {t("overview.images", { count: images })} · {format.bytes(bytes)}
            </span>
          </div>
          <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(bytes / largest) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
