import { Ban, Circle, CircleCheck, CircleMinus, CircleX, LoaderCircle, type LucideIcon, Recycle } from "lucide-react";
import { type Tone, toneText } from "#components/ui/badge.tsx";
import type { StepState } from "#domain/job/job.ts";

/** How a step's state looks. */
const LOOKS: Record<StepState, { readonly icon: LucideIcon; readonly tone: Tone; readonly more?: string }> = {
  pending: { icon: Circle, tone: "neutral", more: "opacity-40" },
  running: { icon: LoaderCircle, tone: "accent", more: "animate-turn" },
  succeeded: { icon: CircleCheck, tone: "success" },
  reused: { icon: Recycle, tone: "reused" },
  skipped: { icon: CircleMinus, tone: "neutral", more: "opacity-60" },
  failed: { icon: CircleX, tone: "danger" },
  cancelled: { icon: Ban, tone: "neutral" },
};

export function StepIcon({ state }: { readonly state: StepState }) {
  const { icon: Icon, tone, more } = LOOKS[state];
  return <Icon aria-hidden="true" className={`size-4 shrink-0 ${toneText(tone)} ${more ?? ""}`} />;
}
