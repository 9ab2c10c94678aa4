"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { FILE_CHANGES } from "#domain/image/compare-files.ts";
import { useFormat } from "#messages/use-format.ts";
import type { ChangedFile } from "#trpc/outputs.ts";
import { FolderButton } from "../../../../_components/folder-button.tsx";
import { ChangeKind } from "./change-kind.tsx";

type FileChangeTableProps = {
  readonly rows: readonly ChangedFile[];
  /** Where the rows stand: paths are told from here. */
  readonly folder: string;
  readonly onOpen: (path: string) => void;
};

export function FileChangeTable({ rows, folder, onOpen }: FileChangeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = folder === "/" ? "/" : `${folder}/`;
  // The rows may still be those of the folder before.
  const fromHere = (path: string) => (path.startsWith(start) ? path.slice(start.length) : path);
  return (
    <DataTable
      label={t("images.files")}
      rows={rows}
      rowKey={(row) => row.path}
      columns={[
        {
          id: "path",
          header: t("comparison.columns.path"),
          className: "[overflow-wrap:anywhere]",
          cell: (row) =>
            row.kind === "folder" ? (
              <FolderButton path={row.path} onOpen={onOpen} />
            ) : (
              <span dir="ltr" className="font-mono text-sm">
                {fromHere(row.path)}
              </span>
            ),
        },
        { id: "change", header: t("comparison.columns.change"), cell: (row) => <Change row={row} /> },
        {
          id: "growth",
          header: t("comparison.columns.growth"),
          isEnd: true,
          className: "whitespace-nowrap tabular-nums",
          cell: (row) => format.growth(row.growthBytes),
        },
      ]}
    />
  );
}

/** What became of a file; of a folder, how many files became what. */
function Change({ row }: { readonly row: ChangedFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.kind !== "folder") return <ChangeKind kind={row.kind} word={t(`comparison.fileKinds.${row.kind}`)} />;
  return (
    <span className="flex flex-wrap gap-x-4">
      {FILE_CHANGES.filter((kind) => row.counts[kind] > 0).map((kind) => (
        <ChangeKind key={kind} kind={kind} word={t(`comparison.counts.${kind}`, { total: format.count(row.counts[kind]) })} />
      ))}
    </span>
  );
}
