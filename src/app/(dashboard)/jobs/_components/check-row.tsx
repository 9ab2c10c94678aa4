"use client";

import { ChevronRight, CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Tone, toneText } from "#components/ui/badge.tsx";
import type { Check } from "#domain/job/check.ts";
import type { CheckOutcome } from "#protocol/job-event.ts";

/** How the outcome of a check looks. */
const LOOKS: Record<CheckOutcome, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  passed: { icon: CircleCheck, tone: "success" },
  warned: { icon: TriangleAlert, tone: "warning" },
  failed: { icon: CircleX, tone: "danger" },
  skipped: { icon: CircleMinus, tone: "neutral" },
};

/** One check. What was seen is folded away, but where somebody has to look at it. */
export function CheckRow({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[check.outcome];
  return (
    <details open={check.outcome === "failed" || check.outcome === "warned"} className="group">
      <summary className="flex cursor-pointer list-none items-start gap-2.5 px-4 py-2 outline-offset-[-2px] hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon aria-hidden="true" className={`mt-0.5 size-4.5 shrink-0 ${toneText(tone)}`} />
        <span className="flex min-w-0 grow flex-col">
          <code dir="ltr" className="text-sm [overflow-wrap:anywhere]">
            {check.id}
          </code>
          {check.subject === null ? null : (
            <span dir="ltr" className="text-ink-faint text-sm [overflow-wrap:anywhere]">
              {check.subject}
            </span>
          )}
        </span>
        <span className="text-ink-soft text-sm whitespace-nowrap">{t(`checks.outcomes.${check.outcome}`)}</span>
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
        />
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
