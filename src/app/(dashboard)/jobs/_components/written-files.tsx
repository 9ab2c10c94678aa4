"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FoldMark } from "#components/patterns/fold-mark.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { WrittenFile } from "./job-journal.ts";

const loadDiff = () => import("./file-diff.tsx");

type WrittenFilesProps = {
  readonly files: readonly WrittenFile[];
  /** In a preview the files are what one came for: they stand open. */
  readonly areOpen?: boolean;
};

/** Every file that a job wrote into the image, as it comes, and what it changed there. */
export function WrittenFiles({ files, areOpen = false }: WrittenFilesProps) {
  const { t } = useTranslation();
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t("files.title")} note={t("files.count", { count: files.length })} />
      <ul className="divide-y divide-line">
        {files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may be written twice, and the list only grows.
          <li key={`${file.path}-${index}`}>
            <FileRow file={file} isFirstOpen={areOpen} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FileRow({ file, isFirstOpen }: { readonly file: WrittenFile; readonly isFirstOpen: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(isFirstOpen);
  const { module, load } = useLoaded(loadDiff);
  useEffect(() => {
    if (isOpen) load();
  }, [isOpen, load]);
  const change = file.before === null ? "new" : file.before === file.after ? "same" : "changed";
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)} className="group">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 outline-offset-[-2px] hover:bg-hover [&::-webkit-details-marker]:hidden">
        <FoldMark />
        <span className="flex min-w-0 grow flex-col items-start">
          <code dir="ltr" className="[overflow-wrap:anywhere]">
            {file.path}
          </code>
        </span>
        <span className="flex gap-1.5 max-sm:basis-full max-sm:ps-7">
          <Tag>{t(`files.${change}`)}</Tag>
          <Tag>
            <code>{file.mode}</code>
          </Tag>
        </span>
      </summary>
      {!isOpen ? null : module === null ? (
        <div style={{ height: diffHeight(file) }} className="p-4">
          <Skeleton className="h-full" />
        </div>
      ) : (
        <module.FileDiff path={file.path} before={file.before} after={file.after} isCut={file.isCut} />
      )}
    </details>
  );
}

/** As high as the diff will be, in pixels: its lines are 20 high, its edges 17, and it scrolls where it has more than 24. */
function diffHeight({ before, after }: WrittenFile): number {
  const lines = Math.max(...[before ?? "", after].map((text) => text.replace(/\n$/, "").split("\n").length));
  return Math.min(lines, 24) * 20 + 17;
}
