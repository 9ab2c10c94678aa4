"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StepView } from "#domain/job/reduce-job.ts";
import { useFormat } from "#messages/use-format.ts";
import type { LogEntry } from "./job-journal.ts";
import { StepIcon } from "./step-icon.tsx";

type LogStepHeadProps = {
  readonly entry: Extract<LogEntry, { kind: "step" }>;
  readonly step: StepView | undefined;
  readonly isFolded: boolean;
  readonly onFold: () => void;
};

/** The head of a step's lines; pressed, it folds them away. */
export function LogStepHead({ entry, step, isFolded, onFold }: LogStepHeadProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <button
      type="button"
      dir={i18n.dir()}
      aria-expanded={!isFolded}
      onClick={onFold}
      className="mt-1 flex w-full items-center gap-2 border-line border-y bg-sunken px-3 py-1.5 text-start font-sans font-medium text-sm outline-offset-[-2px] hover:bg-hover"
    >
      <ChevronDown
        aria-hidden="true"
        className={clsx("size-4 text-ink-faint transition-transform", isFolded && "-rotate-90 rtl:rotate-90")}
      />
      {step === undefined ? null : <StepIcon state={step.state} />}
      {t(`steps.${entry.step}`)}
      {step?.durationMs == null ? null : (
        <span className="ms-auto font-normal text-ink-faint tabular-nums">{format.duration(step.durationMs)}</span>
      )}
    </button>
  );
}
