"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { useFormat } from "#messages/use-format.ts";
import type { ImageInHistory } from "#trpc/outputs.ts";
import { addressOfImage } from "./address-of-image.ts";
import { type PlacedPoint, placePoints } from "./place-points.ts";

type HistoryLineProps = {
  readonly title: string;
  /** The oldest first. */
  readonly images: readonly ImageInHistory[];
  readonly measure: (image: ImageInHistory) => number;
  readonly spell: (value: number) => string;
  /** By how much the newest differs from the one before. */
  readonly spellGrowth: (growth: number) => string;
};

/**
 * One number of a variant's images as a line between its least and its most: a change of a few percent is what one looks for. The points
 * lead to their images by the pointer; by the keyboard the table beneath does, which is not fifty stops long for each line.
 */
export function HistoryLine({ title, images, measure, spell, spellGrowth }: HistoryLineProps) {
  const { t } = useTranslation();
  const values = images.map(measure);
  const points = placePoints(values);
  const [newest, before] = [values.at(-1), values.at(-2)];
  if (newest === undefined) return null;
  const growth = before === undefined ? null : newest - before;
  return (
    <figure className="flex min-w-0 flex-col gap-3 p-4">
      <figcaption className="flex flex-col gap-0.5">
        <span className="text-ink-soft text-sm">{title}</span>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold text-lg tabular-nums">{spell(newest)}</span>
          {growth === null ? null : (
            <bdi className="text-ink-faint text-sm tabular-nums">
              {growth === 0 ? t("imageHistory.same") : spellGrowth(growth)}
            </bdi>
          )}
        </span>
      </figcaption>
      <div aria-hidden="true" className="relative mx-1.5 h-16">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="size-full overflow-visible rtl:-scale-x-100">
          <title>{title}</title>
          <polyline
            points={points.map(({ along, down }) => `${along},${down}`).join(" ")}
            fill="none"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            className="stroke-accent"
          />
        </svg>
        <Points images={images} points={points} noteOf={(image) => spell(measure(image))} />
      </div>
      <p aria-hidden="true" className="flex justify-between gap-3 text-ink-faint text-xs tabular-nums">
        <span>{spell(Math.min(...values))}</span>
        {values.length === 1 ? null : <span>{spell(Math.max(...values))}</span>}
      </p>
    </figure>
  );
}

type PointsProps = {
  readonly images: readonly ImageInHistory[];
  readonly points: readonly PlacedPoint[];
  readonly noteOf: (image: ImageInHistory) => string;
};

/** The points lie over the picture, which is stretched as they must not be. */
function Points({ images, points, noteOf }: PointsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return images.map((image, index) => {
    const { along = 0, down = 0 } = points[index] ?? {};
    const words = t("imageHistory.point", { image: image.fileName, value: noteOf(image) });
    return (
      <Link
        key={image.id}
        href={addressOfImage(image)}
        prefetch={false}
        tabIndex={-1}
        title={`${words} · ${format.instant(image.createdAt)}`}
        style={{ insetInlineStart: `${along}%`, top: `${down}%` }}
        className="group absolute -ms-1.5 -mt-1.5 flex size-3 items-center justify-center"
      >
        <span
          className={clsx(
            "rounded-full bg-accent ring-2 ring-surface transition-transform group-hover:scale-150",
            index === images.length - 1 ? "size-2" : "size-1.5",
          )}
        />
      </Link>
    );
  });
}
