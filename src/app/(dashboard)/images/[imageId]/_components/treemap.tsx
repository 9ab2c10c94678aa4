"use client";

import { useRef } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { useTranslation } from "react-i18next";
import type { ImageFolder } from "#trpc/outputs.ts";
import { nameOf } from "../../_components/path-parts.ts";
import { squarify } from "./squarify.ts";
import { type TreemapPart, TreemapTile } from "./treemap-tile.tsx";
import { useWidth } from "./use-width.ts";

const HEIGHT = 400;

type TreemapProps = { readonly folder: ImageFolder; readonly onOpen: (path: string) => void };

/** A folder's entries as tiles, each as large as all that lies in it. For Tab they are one stop; arrow keys go from folder to folder. */
export function Treemap({ folder, onOpen }: TreemapProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const parts = listParts(folder, t("images.rest", { count: folder.rest.count }));
  const tiles =
    width === 0
      ? []
      : squarify(
          parts.map((part) => part.sizeBytes),
          { width, height: HEIGHT },
        );
  return (
    // Until it knows that its box is narrower now, what does not fit is not seen, and widens no page.
    <div ref={box} className="overflow-clip [overflow-clip-margin:4px]">
      <Toolbar aria-label={t("images.folderTiles")} className="relative" style={{ height: HEIGHT }}>
        {tiles.map((tile, index) => {
          const part = parts[index];
          if (part === undefined) return null;
          return <TreemapTile key={part.id} part={part} tile={tile} share={part.sizeBytes / folder.sizeBytes} onOpen={onOpen} />;
        })}
      </Toolbar>
    </div>
  );
}

/** The largest first, as the layout needs them: the many small ones together may be larger than any of the others. */
function listParts({ entries, rest }: ImageFolder, restName: string): TreemapPart[] {
  return [
    ...entries.map(({ path, isFolder, sizeBytes }) => ({ id: path, name: nameOf(path), isFolder, sizeBytes })),
    { id: "rest", name: restName, isFolder: false, sizeBytes: rest.sizeBytes },
  ]
    .filter((part) => part.sizeBytes > 0)
    .sort((one, other) => other.sizeBytes - one.sizeBytes);
}
