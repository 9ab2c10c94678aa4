"use client";

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { StepView } from "#domain/job/reduce-job.ts";
import { useFormat } from "#messages/use-format.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JobPage } from "#trpc/outputs.ts";
import { StepRow, type TimelineStep } from "./step-row.tsx";

/** What the dashboard itself does after the agent's last step. */
export type OwnStep = { readonly title: string; readonly step: TimelineStep };

type StepTimelineProps = {
  readonly state: JobPage["state"];
  /** How much of the file that the job needs has come to its host; null: it needs none, or the host has it. */
  readonly placedBytes: number | null;
  readonly steps: readonly StepView[];
  readonly last: OwnStep | null;
  /** What its steps took in earlier jobs of the kind, in milliseconds. */
  readonly usualSteps: Readonly<Record<string, number>>;
  readonly onShowStep: (step: StepId) => void;
};

/** The steps in order, with what each took; a step pressed shows its lines. */
export function StepTimeline({ state, placedBytes, steps, last, usualSteps, onShowStep }: StepTimelineProps) {
  const { t } = useTranslation();
  const needed = steps.filter((step) => step.state !== "skipped");
  const done = needed.filter((step) => step.state === "succeeded" || step.state === "reused").length;
  const list = useRef<HTMLOListElement>(null);
  const current = steps.find((step) => step.state === "running")?.id ?? null;
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>("[aria-current=step]");
    // Only the list scrolls: the page stays where its reader put it.
    if (current !== null && row && list.current) list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2;
  }, [current]);
  return (
    <Card className="flex max-h-88 min-h-0 flex-col lg:max-h-none">
      <CardHeader
        title={t("steps.title")}
        note={needed.length === 0 ? undefined : t("steps.done", { done, total: needed.length })}
      />
      <ol ref={list} aria-label={t("steps.title")} className="relative min-h-0 grow overflow-y-auto p-2">
        {steps.length === 0 ? <Waiting state={state} placedBytes={placedBytes} /> : null}
        {steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            title={t(`steps.${step.id}`)}
            usualMs={usualSteps[step.id]}
            onShow={() => onShowStep(step.id)}
          />
        ))}
        {last === null ? null : <StepRow step={last.step} title={last.title} />}
      </ol>
    </Card>
  );
}

function Waiting({ state, placedBytes }: Pick<StepTimelineProps, "state" | "placedBytes">) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state === "queued") return <li className="px-2 py-3 text-ink-soft text-sm">{t("steps.queued")}</li>;
  if (state !== "running") return <li className="px-2 py-3 text-ink-soft text-sm">{t("steps.none")}</li>;
  return (
    <li className="flex flex-col gap-2 px-2 py-3">
      <span className="text-ink-soft text-sm">
        {placedBytes === null ? t("steps.starting") : t("steps.placing", { done: format.bytes(placedBytes) })}
      </span>
      <Skeleton className="h-6" />
      <Skeleton className="h-6" />
      <Skeleton className="h-6" />
    </li>
  );
}
