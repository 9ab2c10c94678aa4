"use client";

import Link from "next/link";
import { useTranslation } from "react-i18next";
import { useFormat } from "#messages/use-format.ts";
import type { OverviewCounts } from "#trpc/outputs.ts";

/** Each number leads to the list behind it. */
export function Numbers({ counts }: { readonly counts: OverviewCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ended = counts.succeededLastWeek + counts.failedLastWeek;
  return (
    <ul className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-line gap-px lg:grid-cols-4">
      <Tile
        href="/builds?state=running"
        label={t("overview.running")}
        value={format.count(counts.running)}
        note={t("overview.queued", { count: counts.queued })}
      />
      <Tile
        href="/builds"
        label={t("overview.succeeded")}
        value={
          ended === 0
            ? "–"
            : t("overview.rate", { succeeded: format.count(counts.succeededLastWeek), ended: format.count(ended) })
        }
        note={t("overview.lastWeek")}
      />
      <Tile
        href="/images"
        label={t("overview.storage")}
        value={format.bytes(counts.imageBytes)}
        note={t("overview.images", { count: counts.images })}
      />
      <Tile
        href="/hosts"
        label={t("overview.hosts")}
        value={t("overview.hostsReady", { ready: format.count(counts.hostsReady), all: format.count(counts.hosts) })}
        note={t(counts.hostsReady === counts.hosts ? "overview.hostsAll" : "overview.hostsSome")}
      />
    </ul>
  );
}

type TileProps = { readonly href: string; readonly label: string; readonly value: string; readonly note: string };

function Tile({ href, label, value, note }: TileProps) {
  return (
    <li className="flex bg-surface">
      <Link href={href} className="flex grow flex-col gap-0.5 px-4 py-3.5 outline-offset-[-2px] hover:bg-hover">
        <span className="text-ink-soft text-sm">{label}</span>
        <span className="font-semibold text-2xl tabular-nums tracking-tight">{value}</span>
        <span className="text-ink-faint text-sm">{note}</span>
      </Link>
    </li>
  );
}
