"use client";

import { clsx } from "clsx";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { type DiffLine, diffTexts } from "./diff-texts.ts";

type TextDiffProps = {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly className?: string;
};

/** A mark, a word and a colour, so that none of the three must be told apart alone. */
const LOOKS: Readonly<Record<DiffLine["change"], { readonly mark: string; readonly style: string; readonly words: string }>> = {
  added: { mark: "+", style: "bg-success-soft text-ink", words: "rounded-sm bg-success/25 underline decoration-success" },
  removed: { mark: "−", style: "bg-danger-soft text-ink", words: "rounded-sm bg-danger/20 underline decoration-danger" },
  kept: { mark: " ", style: "text-ink-soft", words: "" },
};

/** What a text was and what it is now. Left to right in every language. */
export function TextDiff({ label, before, after, className }: TextDiffProps) {
  const { t } = useTranslation();
  const lines = useMemo(() => diffTexts(before, after), [before, after]);
  return (
    <ScrollRegion aria-label={label} dir="ltr" className={clsx("overflow-auto font-mono text-xs leading-5", className)}>
      <div className="w-max min-w-full">
        {lines.length === 0 ? <p className="px-4 text-ink-faint">{t("files.empty")}</p> : null}
        {lines.map(({ key, change, pieces }) => (
          <div key={key} className={clsx("flex whitespace-pre px-4", LOOKS[change].style)}>
            <span aria-hidden="true" className="w-5 shrink-0 select-none">
              {LOOKS[change].mark}
            </span>
            {change === "kept" ? null : <span className="sr-only">{t(`files.${change}`)} </span>}
            <span>
              {pieces.map(({ text, isChanged }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line's pieces have no identity but their place.
                <span key={index} className={isChanged ? LOOKS[change].words : undefined}>
                  {text}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
    </ScrollRegion>
  );
}
