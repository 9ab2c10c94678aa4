"use client";

import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon, TriangleAlert, Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { CloudTargetView } from "#trpc/outputs.ts";

/** How a target's newest check looks. */
const LOOKS = {
  unchecked: { icon: CircleDashed, tone: "neutral" },
  checking: { icon: LoaderCircle, tone: "accent" },
  broken: { icon: Unplug, tone: "danger" },
  passed: { icon: CircleCheck, tone: "success" },
  warned: { icon: TriangleAlert, tone: "warning" },
  failed: { icon: CircleX, tone: "danger" },
} as const satisfies Record<string, { readonly icon: LucideIcon; readonly tone: Tone }>;

export function TargetStatus({ target }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  const status = statusOf(target);
  const { icon: Icon, tone } = LOOKS[status];
  return (
    <Status tone={tone} icon={<Icon className={status === "checking" ? "animate-turn" : ""} />}>
      {t(`targets.statuses.${status}`)}
    </Status>
  );
}

function statusOf({ isChecking, failure, report }: CloudTargetView): keyof typeof LOOKS {
  if (isChecking) return "checking";
  if (failure !== null) return "broken";
  if (report === null) return "unchecked";
  const worst = (["failed", "warned"] as const).find((outcome) => report.checks.some((check) => check.outcome === outcome));
  return worst ?? "passed";
}
