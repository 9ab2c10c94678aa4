"use client";

import { useTranslation } from "react-i18next";
import { toneText } from "#components/ui/badge.tsx";
import type { Check } from "#domain/job/check.ts";
import { countOutcomes } from "#domain/job/group-checks.ts";

/** How many checks ended how, in one line. */
export function OutcomeCounts({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  const { failed, warned, passed, skipped } = countOutcomes(checks);
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      {failed === 0 ? null : (
        <span className={`font-medium ${toneText("danger")}`}>{t("checks.failedCount", { count: failed })}</span>
      )}
      {warned === 0 ? null : (
        <span className={`font-medium ${toneText("warning")}`}>{t("checks.warnedCount", { count: warned })}</span>
      )}
      <span className="text-ink-soft">{t("checks.passedCount", { count: passed })}</span>
      {skipped === 0 ? null : <span className="text-ink-faint">{t("checks.skippedCount", { count: skipped })}</span>}
    </span>
  );
}
