"use client";

import { Ban, CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { JobState } from "#domain/job/job.ts";

/** How a job's state looks, everywhere: to change one, change it here. */
const LOOKS: Record<JobState, { readonly icon: LucideIcon; readonly tone: Tone; readonly turns?: boolean }> = {
  queued: { icon: CircleDashed, tone: "neutral" },
  running: { icon: LoaderCircle, tone: "accent", turns: true },
  succeeded: { icon: CircleCheck, tone: "success" },
  failed: { icon: CircleX, tone: "danger" },
  cancelled: { icon: Ban, tone: "neutral" },
};

export function JobStatus({ state }: { readonly state: JobState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone, turns } = LOOKS[state];
  return (
    <Status tone={tone} icon={<Icon className={turns ? "animate-turn" : ""} />}>
      {t(`builds.states.${state}`)}
    </Status>
  );
}
