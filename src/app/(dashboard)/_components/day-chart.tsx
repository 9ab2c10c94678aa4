"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { OverviewHistory } from "#trpc/outputs.ts";
import { spellBuildFilter } from "../builds/_components/build-filter.ts";

type Day = OverviewHistory["days"][number];

/** From the ground up. Each has a pattern of its own, for those who do not tell the colours apart. */
const ENDS = ["succeeded", "failed", "cancelled"] as const;
const FILLS = {
  succeeded: "bg-success",
  failed: "bg-danger bg-[repeating-linear-gradient(135deg,transparent_0_3px,var(--color-surface)_3px_4px)]",
  cancelled: "border border-control bg-sunken",
} as const satisfies Record<(typeof ENDS)[number], string>;

/** How builds ended, day by day: bars for the eye and the pointer, and the same as a table for the keyboard and those who do not see them. */
export function DayChart({ days }: { readonly days: readonly Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...days.map(totalOf));
  const noteOf = ({ day, ...ends }: Day) =>
    t("overview.history.dayNote", {
      day: format.day(day),
      succeeded: format.count(ends.succeeded),
      failed: format.count(ends.failed),
      cancelled: format.count(ends.cancelled),
    });
  return (
    <figure className="flex flex-col gap-3 p-4">
      <div aria-hidden="true" className="relative flex h-36 items-end gap-[clamp(1px,0.35vw,6px)] border-line border-b">
        <span className="absolute start-0 top-0 text-ink-faint text-xs tabular-nums">{format.count(most)}</span>
        {days.map((day) => (
          <Link
            key={day.day}
            href={spellBuildFilter({ endedOn: day.day })}
            prefetch={false}
            tabIndex={-1}
            title={noteOf(day)}
            className="flex h-full grow flex-col justify-end rounded-t-sm hover:bg-hover"
          >
            {ENDS.toReversed().map((end) => (
              <span
                key={end}
                className={clsx("mx-auto w-full max-w-7 first:rounded-t-sm", day[end] > 0 && FILLS[end])}
                style={{ height: `${(day[end] / most) * 88}%` }}
              />
            ))}
          </Link>
        ))}
      </div>
      <div aria-hidden="true" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-ink-faint text-xs">
        <span>{format.day(days[0]?.day ?? "")}</span>
        <ul className="flex gap-4">
          {ENDS.map((end) => (
            <li key={end} className="flex items-center gap-1.5 text-ink-soft">
              <span className={clsx("size-2.5 rounded-sm", FILLS[end])} />
              {t(`builds.states.${end}`)}
            </li>
          ))}
        </ul>
        <span>{format.day(days.at(-1)?.day ?? "")}</span>
      </div>
      <DayTable days={days} />
    </figure>
  );
}

function DayTable({ days }: { readonly days: readonly Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <details className="-mx-4 -mb-4 border-line border-t">
      <summary className="rounded-b-lg px-4 py-2.5 text-ink-soft text-sm hover:text-ink">{t("overview.history.table")}</summary>
      <DataTable
        label={t("overview.history.days")}
        isBare
        rows={days.filter((day) => totalOf(day) > 0).toReversed()}
        rowKey={({ day }) => day}
        columns={[
          {
            id: "day",
            header: t("overview.history.day"),
            cell: ({ day }) => (
              <TextLink href={spellBuildFilter({ endedOn: day })} prefetch={false}>
                {format.day(day)}
              </TextLink>
            ),
          },
          ...ENDS.map((end) => ({
            ...{ id: end, header: t(`builds.states.${end}`), isEnd: true },
            cell: (day: Day) => format.count(day[end]),
          })),
        ]}
      />
    </details>
  );
}

function totalOf(day: Day): number {
  return day.succeeded + day.failed + day.cancelled;
}
