"use client";

import { useTranslation } from "react-i18next";
import { FoldMark } from "#components/patterns/fold-mark.tsx";
import type { Check } from "#domain/job/check.ts";
import { OutcomeIcon } from "./outcome-icon.tsx";

/** One check. What was seen is folded away, but where somebody has to look at it. */
export function CheckRow({ check, title }: { readonly check: Check; readonly title: string }) {
  const { t } = useTranslation();
  return (
    <details open={check.outcome === "failed" || check.outcome === "warned"} className="group">
      <summary className="flex cursor-pointer list-none items-start gap-2.5 px-4 py-2 outline-offset-[-2px] hover:bg-hover [&::-webkit-details-marker]:hidden">
        <OutcomeIcon outcome={check.outcome} />
        <span className="flex min-w-0 grow flex-col items-start">
          <code dir="ltr" className="text-sm [overflow-wrap:anywhere]">
            {title}
          </code>
        </span>
        <span className="text-ink-soft text-sm whitespace-nowrap">{t(`checks.outcomes.${check.outcome}`)}</span>
        <span className="mt-0.5">
          <FoldMark />
        </span>
      </summary>
      <p className="sr-only">{t("checks.evidence")}</p>
      <pre
        dir="ltr"
        className="border-line border-t bg-terminal px-4 py-2 text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {check.evidence === "" ? "–" : check.evidence}
      </pre>
    </details>
  );
}
