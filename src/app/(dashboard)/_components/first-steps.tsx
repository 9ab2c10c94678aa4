"use client";

import { Circle, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { OverviewCounts } from "#trpc/outputs.ts";

/** From nothing to the first image, step by step, with what is done already. */
export function FirstSteps({ counts }: { readonly counts: OverviewCounts }) {
  const { t } = useTranslation();
  const steps = [
    { word: "host", href: "/hosts", isDone: counts.hostsReady > 0 },
    { word: "variant", href: "/variants", isDone: counts.variants > 0 },
    { word: "build", href: counts.running + counts.queued > 0 ? "/builds" : "/variants", isDone: false },
    { word: "download", href: "/images", isDone: counts.images > 0 },
  ] as const;
  const next = steps.find((step) => !step.isDone);
  return (
    <Card>
      <CardHeader title={t("overview.first.title")} note={t("overview.first.lead")} />
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <li
            key={step.word}
            className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
          >
            {step.isDone ? (
              <CircleCheck aria-hidden="true" className="size-4.5 text-success" />
            ) : (
              <Circle aria-hidden="true" className="size-4.5 text-ink-faint" />
            )}
            <div className="flex flex-col">
              <span className="font-medium">
                {t(`overview.first.${step.word}.title`)}
                {step.isDone ? <span className="sr-only"> {t("overview.first.done")}</span> : null}
              </span>
              <span className="text-ink-soft text-sm">{t(`overview.first.${step.word}.text`)}</span>
            </div>
            {step.isDone ? null : (
              <LinkButton
                href={step.href}
                size="sm"
                tone={step === next ? "solid" : "plain"}
                className="max-sm:col-start-2 justify-self-start"
              >
                {t(`overview.first.${step.word}.action`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
