"use client";

import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Elapsed } from "#components/patterns/elapsed.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import type { StepProgress, StepView } from "#domain/job/reduce-job.ts";
import { useFormat } from "#messages/use-format.ts";
import { StepIcon } from "./step-icon.tsx";

/** What a row of the timeline shows, whether the agent did it or the dashboard. */
export type TimelineStep = Omit<StepView, "id">;

type StepRowProps = {
  readonly step: TimelineStep;
  readonly title: string;
  /** What it took in earlier jobs of the kind, in milliseconds. */
  readonly usualMs?: number | undefined;
  readonly onShow?: () => void;
};

export function StepRow({ step, title, usualMs, onShow }: StepRowProps) {
  const { t } = useTranslation();
  const isQuiet = step.state === "pending" || step.state === "skipped";
  const hasLines = onShow !== undefined && !isQuiet;
  const body = (
    <>
      <StepIcon state={step.state} />
      <span className={clsx("min-w-0 grow text-start", step.state === "running" ? "font-medium" : isQuiet && "text-ink-faint")}>
        {title}
      </span>
      <span className="sr-only">{t(`steps.states.${step.state}`)}</span>
      <StepTime step={step} usualMs={usualMs} />
    </>
  );
  const style = "flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-sm";
  return (
    <li aria-current={step.state === "running" ? "step" : undefined}>
      {hasLines ? (
        <button type="button" onClick={onShow} className={clsx(style, "hover:bg-hover")}>
          {body}
        </button>
      ) : (
        <div className={style}>{body}</div>
      )}
      {step.state === "running" && step.progress !== null ? <StepBar title={title} progress={step.progress} /> : null}
    </li>
  );
}

function StepTime({ step, usualMs }: Pick<StepRowProps, "step" | "usualMs">) {
  const { t } = useTranslation();
  const format = useFormat();
  const style = "shrink-0 text-ink-faint tabular-nums";
  if (step.state === "running")
    return (
      <span className={style}>
        <Elapsed from={step.startedAt} />
      </span>
    );
  if (step.state === "reused" || step.state === "skipped")
    return <span className={style}>{t(`steps.states.${step.state}`)}</span>;
  if (step.state === "pending" && usualMs !== undefined)
    return <span className={style}>{t("steps.about", { duration: format.duration(usualMs) })}</span>;
  return step.durationMs === null ? null : <span className={style}>{format.duration(step.durationMs)}</span>;
}

type StepBarProps = { readonly title: string; readonly progress: StepProgress };

/** How far a step is, and each of the things that it does at once. */
function StepBar({ title, progress }: StepBarProps) {
  const { t } = useTranslation();
  const words = useProgressWords();
  const { unit, done, total, parts = [] } = progress;
  const whole = unit === "percent" ? 100 : total;
  return (
    <div className="flex flex-col gap-1 ps-8.5 pe-2 pb-2">
      <ProgressBar label={title} fraction={whole === null || whole === 0 ? null : done / whole} />
      <span className="text-ink-faint text-xs tabular-nums">{words(unit, { done, total })}</span>
      {parts.length === 0 ? null : (
        <ul aria-label={t("steps.progress.parts")} className="mt-1 flex flex-col gap-1 text-xs">
          {parts.map((part) => (
            <li key={part.subject} className="flex flex-col">
              <span dir="ltr" className="text-ink-soft [overflow-wrap:anywhere]">
                {part.subject}
              </span>
              <span className="text-ink-faint tabular-nums">{words(unit, part)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useProgressWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return (unit: StepProgress["unit"], { done, total }: { readonly done: number; readonly total: number | null }) => {
    const amount = (value: number) => (unit === "bytes" ? format.bytes(value) : format.count(Math.round(value)));
    if (unit === "percent") return t("steps.progress.percent", { done: Math.round(done) });
    return total === null ? amount(done) : t("steps.progress.of", { done: amount(done), total: amount(total) });
  };
}
