"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { FolderPath } from "../../_components/folder-path.tsx";
import { FolderTable } from "./folder-table.tsx";
import { Treemap } from "./treemap.tsx";

/** A folder of an image as tiles and as a table, and from there into every folder in it. */
export function FolderView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const [path, setPath] = useState("/");
  const folder = useQuery(
    trpc.images.folder.queryOptions({ id, path }, { placeholderData: (last) => last, staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <div className="flex flex-col gap-3">
      <FolderPath path={path} onOpen={setPath} />
      <QueryView query={folder} skeleton={<Skeleton className="h-112" />}>
        {(answer) => {
          if (answer.entries.length === 0) return <p className="text-ink-soft">{t("images.folderEmpty")}</p>;
          return (
            <>
              <p role="status" className="text-ink-soft text-sm">
                {t("images.folderSum", {
                  ...{ path: answer.path, size: format.bytes(answer.sizeBytes), files: format.count(answer.fileCount) },
                })}
              </p>
              <Treemap key={answer.path} folder={answer} onOpen={setPath} />
              <FolderTable folder={answer} onOpen={setPath} />
            </>
          );
        }}
      </QueryView>
    </div>
  );
}
