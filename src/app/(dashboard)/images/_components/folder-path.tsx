"use client";

import { ChevronRight } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { listFoldersAbove, nameOf } from "./path-parts.ts";

type FolderPathProps = { readonly path: string; readonly onOpen: (path: string) => void };

/**
 * The way from the root to a folder, and back up. When the folder changes it takes the focus: what was pressed, a tile or a row of the
 * folder before, is gone by then.
 */
export function FolderPath({ path, onOpen }: FolderPathProps) {
  const { t } = useTranslation();
  const here = useRef<HTMLSpanElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    here.current?.focus({ preventScroll: true });
  }, [path]);
  const above = listFoldersAbove(path);
  return (
    <nav aria-label={t("images.folderPath")} dir="ltr" className="flex min-h-8 flex-wrap items-center font-mono text-sm">
      {above.map((folder) => (
        <Fragment key={folder}>
          <Button size="sm" tone="quiet" className="font-mono" onPress={() => onOpen(folder)}>
            {nameOf(folder)}
          </Button>
          <ChevronRight aria-hidden="true" className="size-3.5 text-ink-faint" />
        </Fragment>
      ))}
      <span ref={here} tabIndex={-1} aria-current="location" className="rounded-sm px-2.5 font-semibold [overflow-wrap:anywhere]">
        {nameOf(path)}
      </span>
    </nav>
  );
}
