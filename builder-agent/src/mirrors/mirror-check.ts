import type { CheckOutcome } from "#protocol/job-event.ts";

/** Whose eyes a mirror is looked at with: the build's, or the finished image's. */
export type FaceName = "build" | "image";

/** What one question to a mirror gave. The report's id is `FACE/SOURCE/ASPECT`, its subject the address. */
export type MirrorAnswer = { readonly aspect: string; readonly outcome: CheckOutcome; readonly evidence: string };

export const passed = (aspect: string, evidence: string): MirrorAnswer => ({ aspect, outcome: "passed", evidence });
export const warned = (aspect: string, evidence: string): MirrorAnswer => ({ aspect, outcome: "warned", evidence });
export const failed = (aspect: string, evidence: string): MirrorAnswer => ({ aspect, outcome: "failed", evidence });
export const skipped = (aspect: string, evidence: string): MirrorAnswer => ({ aspect, outcome: "skipped", evidence });

const DAY_MS = 86_400_000;

/** Whole days from now to an instant; negative where it is past. */
export function daysUntil(instant: Date, now: Date): number {
  return Math.floor((instant.getTime() - now.getTime()) / DAY_MS);
}

/** An end that lies ahead: failed when it is past, a warning when there are fewer days left than somebody needs to act. */
export function judgeEnd(
  aspect: string,
  what: string,
  end: Date,
  { warnDays, now }: { warnDays: number; now: Date },
): MirrorAnswer {
  const days = daysUntil(end, now);
  const day = end.toISOString().slice(0, 10);
  if (days < 0) return failed(aspect, `${what} ended on ${day}.`);
  return days < warnDays
    ? warned(aspect, `${what} ends on ${day}, in ${days} days.`)
    : passed(aspect, `${what} holds until ${day}, for ${days} days.`);
}
