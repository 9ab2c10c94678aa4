import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { type Tone, toneText } from "#components/ui/badge.tsx";
import type { CheckOutcome } from "#protocol/job-event.ts";

/** How the outcome of a check looks, everywhere. */
const LOOKS: Record<CheckOutcome, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  passed: { icon: CircleCheck, tone: "success" },
  warned: { icon: TriangleAlert, tone: "warning" },
  failed: { icon: CircleX, tone: "danger" },
  skipped: { icon: CircleMinus, tone: "neutral" },
};

export function OutcomeIcon({ outcome }: { readonly outcome: CheckOutcome }) {
  const { icon: Icon, tone } = LOOKS[outcome];
  return <Icon aria-hidden="true" className={`mt-0.5 size-4.5 shrink-0 ${toneText(tone)}`} />;
}
