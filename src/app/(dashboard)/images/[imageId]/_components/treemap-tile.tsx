"use client";

import { Folder } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { useFormat } from "#messages/use-format.ts";
import type { Tile } from "./squarify.ts";

/** What a tile stands for. A folder's `id` is its path. */
export type TreemapPart = {
  readonly id: string;
  readonly name: string;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
};

type TreemapTileProps = {
  readonly part: TreemapPart;
  readonly tile: Tile;
  readonly share: number;
  readonly onOpen: (path: string) => void;
};

/** The line between two tiles, in pixels. */
const GAP = 2;
/** Smaller than 24 pixels nobody hits it (WCAG 2.5.8): such a folder is opened from the table. */
const PRESSED = { width: 24 + GAP, height: 24 + GAP };
/** Below these a tile has no room for a name, or for a size under it. */
const NAMED = { width: 48, height: 24 };
const MEASURED = { width: 56, height: 44 };

const LOOK = "absolute flex flex-col items-start overflow-hidden rounded-sm text-start text-xs";

/** A folder can be opened, where its tile is large enough; a file, and what is counted together, is only shown. */
export function TreemapTile({ part, tile, share, onOpen }: TreemapTileProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const size = format.bytes(part.sizeBytes);
  const fits = (least: typeof NAMED) => tile.width >= least.width && tile.height >= least.height;
  const place = {
    // Room around no name would make the narrowest tiles wider than they are.
    padding: fits(NAMED) ? "0.25rem 0.375rem" : 0,
    insetInlineStart: tile.x,
    top: tile.y,
    width: Math.max(1, tile.width - GAP),
    height: Math.max(1, tile.height - GAP),
  };
  const label = (
    <>
      {fits(NAMED) ? (
        <span className="flex max-w-full items-center gap-1 font-medium text-ink">
          {part.isFolder ? <Folder aria-hidden="true" className="size-3 shrink-0" /> : null}
          <span dir="auto" className="truncate">
            {part.name}
          </span>
        </span>
      ) : null}
      {fits(MEASURED) ? <span className="max-w-full truncate text-ink tabular-nums">{size}</span> : null}
    </>
  );
  const name = t("images.tile", { name: part.name, size });
  const colors = part.isFolder ? { borderColor: "var(--color-line-strong)", backgroundColor: shade(share) } : {};
  if (!part.isFolder || !fits(PRESSED))
    return (
      <div className={`${LOOK} border border-line bg-sunken`} style={{ ...place, ...colors }} title={name}>
        {label}
      </div>
    );
  return (
    <Button
      // A tile that shows all of its name is called by what it shows (WCAG 2.5.3).
      {...(fits(MEASURED) ? {} : { "aria-label": name })}
      onPress={() => onOpen(part.id)}
      className={`${LOOK} border data-hovered:brightness-95 data-focus-visible:z-10`}
      style={{ ...place, ...colors }}
    >
      {label}
    </Button>
  );
}

/** The larger, the stronger: from a tenth to a third of the accent, on which ink is read well in both themes. */
function shade(share: number): string {
  return `color-mix(in srgb, var(--color-accent) ${Math.round(10 + 20 * Math.sqrt(share))}%, var(--color-surface))`;
}
