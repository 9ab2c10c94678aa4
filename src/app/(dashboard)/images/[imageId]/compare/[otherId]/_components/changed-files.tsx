"use client";

import { useQuery } from "@tanstack/react-query";
import { Equal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { FolderPath } from "../../../../_components/folder-path.tsx";
import type { FileFilter } from "./change-filter.ts";
import { ChangePages } from "./change-pages.tsx";
import { FileChangeTable } from "./file-change-table.tsx";

type ChangedFilesProps = {
  readonly two: { readonly fromId: string; readonly toId: string };
  readonly filter: FileFilter;
  readonly onChange: (filter: FileFilter) => void;
};

/** The files that came, went or have another content: folder by folder, or all that a search finds below one. */
export function ChangedFiles({ two, filter, onChange }: ChangedFilesProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const files = useQuery(trpc.images.changedFiles.queryOptions({ ...two, ...filter }, { placeholderData: (last) => last }));
  const isNarrowed = filter.search !== "" || filter.kind !== undefined || filter.folder !== "/";
  const open = (folder: string) => onChange({ ...filter, folder, cursor: 0 });
  return (
    <>
      <FolderPath path={filter.folder} onOpen={open} />
      <QueryView query={files} skeleton={<TableSkeleton rows={8} />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<Equal />} title={t(isNarrowed ? "comparison.noHits" : "comparison.noFiles")}>
              {t(isNarrowed ? "comparison.noHitsHint" : "comparison.noFilesHint")}
            </EmptyState>
          ) : (
            <>
              <FileChangeTable rows={page.items} folder={filter.folder} onOpen={open} />
              <ChangePages cursor={filter.cursor} page={page} onTurn={(cursor) => onChange({ ...filter, cursor })} />
            </>
          )
        }
      </QueryView>
    </>
  );
}
