"use client";

import { useTranslation } from "react-i18next";
import { TextDiff } from "#components/patterns/text-diff.tsx";

type FileDiffProps = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly isCut: boolean;
};

/** What a file was and what it is now, line by line. */
export function FileDiff({ path, before, after, isCut }: FileDiffProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-2 border-line border-t bg-terminal py-2">
      <TextDiff label={t("files.of", { path })} before={before ?? ""} after={after} className="max-h-120" />
      {isCut ? <p className="px-4 text-ink-faint text-sm">{t("files.cut")}</p> : null}
    </div>
  );
}
