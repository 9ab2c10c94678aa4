"use client";

import { Ban, CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { JobState } from "#domain/job/job.ts";
import type { JobKind } from "#protocol/job-request.ts";

/** How a job's state looks, everywhere: to change one, change it here. */
const LOOKS: Record<JobState, { readonly icon: LucideIcon; readonly tone: Tone; readonly turns?: boolean }> = {
  queued: { icon: CircleDashed, tone: "neutral" },
  running: { icon: LoaderCircle, tone: "accent", turns: true },
  succeeded: { icon: CircleCheck, tone: "success" },
  failed: { icon: CircleX, tone: "danger" },
  cancelled: { icon: Ban, tone: "neutral" },
};

/** A job that only looks has succeeded when it has looked, whatever it saw: green would say too much. */
const LOOKED = { icon: CircleCheck, tone: "neutral", turns: false } as const;

type JobStatusProps = { readonly state: JobState; readonly kind?: JobKind };

export function JobStatus({ state, kind = "build" }: JobStatusProps) {
  const { t } = useTranslation();
  const hasLooked = state === "succeeded" && (kind === "verify" || kind === "check-mirror");
  const { icon: Icon, tone, turns } = hasLooked ? LOOKED : LOOKS[state];
  return (
    <Status tone={tone} icon={<Icon className={turns ? "animate-turn" : ""} />}>
      {hasLooked ? t("jobs.looked") : t(`builds.states.${state}`)}
    </Status>
  );
}
