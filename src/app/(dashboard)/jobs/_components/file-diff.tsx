"use client";

import { clsx } from "clsx";
import { diffLines } from "diff";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type FileDiffProps = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly isCut: boolean;
};

type Change = "added" | "removed" | "kept";
type DiffLine = { readonly key: string; readonly text: string; readonly change: Change };

/** A mark, a word and a colour, so that none of the three must be told apart alone. */
const LOOKS: Readonly<Record<Change, { readonly mark: string; readonly style: string }>> = {
  added: { mark: "+", style: "bg-success-soft text-ink" },
  removed: { mark: "−", style: "bg-danger-soft text-ink" },
  kept: { mark: " ", style: "text-ink-soft" },
};

/** What a file was and what it is now, line by line. */
export function FileDiff({ path, before, after, isCut }: FileDiffProps) {
  const { t } = useTranslation();
  const lines = useMemo(() => compare(before ?? "", after), [before, after]);
  return (
    <div className="flex flex-col gap-2 border-line border-t bg-terminal py-2">
      <ScrollRegion
        aria-label={t("files.of", { path })}
        dir="ltr"
        className="max-h-120 overflow-auto font-mono text-xs leading-5"
      >
        <div className="w-max min-w-full">
          {lines.length === 0 ? <p className="px-4 text-ink-faint">{t("files.empty")}</p> : null}
          {lines.map(({ key, text, change }) => (
            <div key={key} className={clsx("flex whitespace-pre px-4", LOOKS[change].style)}>
              <span aria-hidden="true" className="w-5 shrink-0 select-none">
                {LOOKS[change].mark}
              </span>
              {change === "kept" ? null : <span className="sr-only">{t(`files.${change}`)} </span>}
              <span>{text}</span>
            </div>
          ))}
        </div>
      </ScrollRegion>
      {isCut ? <p className="px-4 text-ink-faint text-sm">{t("files.cut")}</p> : null}
    </div>
  );
}

function compare(before: string, after: string): DiffLine[] {
  return diffLines(before, after).flatMap(({ value, added, removed }, part) => {
    const change = added ? "added" : removed ? "removed" : "kept";
    const texts = value.endsWith("\n") ? value.slice(0, -1).split("\n") : value.split("\n");
    return value === "" ? [] : texts.map((text, line) => ({ key: `${part}-${line}`, text, change }) as const);
  });
}
