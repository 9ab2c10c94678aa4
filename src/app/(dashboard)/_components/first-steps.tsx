"use client";

import { Circle, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { OverviewCounts } from "#trpc/outputs.ts";
import { BuildButton } from "../variants/_components/build-button.tsx";

/** From nothing to the first image, step by step, with what is done already. */
export function FirstSteps({ counts }: { readonly counts: OverviewCounts }) {
  const { t } = useTranslation();
  const { easiestVariant: easiest } = counts;
  const isUnderWay = counts.running + counts.queued > 0;
  const steps = [
    { word: "host", href: "/hosts", isDone: counts.hostsReady > 0 },
    { word: "variant", href: "/variants", isDone: counts.variants > 0 },
    { word: "build", href: isUnderWay ? "/builds" : "/variants", isDone: false },
    { word: "download", href: "/images", isDone: counts.images > 0 },
  ] as const;
  const next = steps.find((step) => !step.isDone);
  const hint = (word: (typeof steps)[number]["word"]) => {
    if (word !== "build") return t(`overview.first.${word}.text`);
    if (isUnderWay) return t("overview.first.build.underWay");
    return easiest === null
      ? t("overview.first.build.text")
      : t("overview.first.build.easiest", { title: easiest.definition.title });
  };
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
              <span className="text-ink-soft text-sm">{hint(step.word)}</span>
            </div>
            {step.isDone ? null : (
              <div className="flex flex-wrap gap-2 max-sm:col-start-2">
                <LinkButton href={step.href} size="sm" tone={step === next && easiest === null ? "solid" : "plain"}>
                  {t(isUnderWay && step.word === "build" ? "overview.first.build.watch" : `overview.first.${step.word}.action`)}
                </LinkButton>
                {step.word === "build" && easiest !== null && !isUnderWay ? <BuildButton variant={easiest} /> : null}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
