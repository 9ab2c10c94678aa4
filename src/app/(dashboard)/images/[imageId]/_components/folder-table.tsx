"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageFolder } from "#trpc/outputs.ts";
import { FolderButton } from "../../_components/folder-button.tsx";
import { nameOf } from "../../_components/path-parts.ts";

type FolderTableProps = { readonly folder: ImageFolder; readonly onOpen: (path: string) => void };

/** What the tiles show, to be read in order and in numbers. */
export function FolderTable({ folder, onOpen }: FolderTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rest = { path: "", isFolder: false, sizeBytes: folder.rest.sizeBytes, fileCount: folder.rest.fileCount };
  return (
    <DataTable
      label={t("images.directories")}
      rows={[...folder.entries, ...(folder.rest.count === 0 ? [] : [rest])]}
      rowKey={(entry) => entry.path}
      columns={[
        {
          id: "name",
          header: t("images.folderColumns.name"),
          className: "[overflow-wrap:anywhere]",
          cell: ({ path, isFolder }) => {
            if (path === "") return <span className="text-ink-soft">{t("images.rest", { count: folder.rest.count })}</span>;
            if (!isFolder)
              return (
                <span dir="ltr" className="font-mono text-sm">
                  {nameOf(path)}
                </span>
              );
            return <FolderButton path={path} onOpen={onOpen} />;
          },
        },
        {
          id: "size",
          header: t("images.folderColumns.size"),
          isEnd: true,
          className: "whitespace-nowrap tabular-nums",
          cell: (entry) => format.bytes(entry.sizeBytes),
        },
        {
          id: "share",
          header: t("images.folderColumns.share"),
          isEnd: true,
          from: "sm",
          className: "tabular-nums",
          cell: (entry) => format.share(folder.sizeBytes === 0 ? 0 : entry.sizeBytes / folder.sizeBytes),
        },
        {
          id: "files",
          header: t("images.folderColumns.files"),
          isEnd: true,
          from: "sm",
          className: "tabular-nums",
          cell: (entry) => format.count(entry.fileCount),
        },
      ]}
    />
  );
}
