/** What a day of the end of support means now. */
export type SupportStanding = "promised" | "ending" | "ended";

/** So many days before its end users have to be told, and somebody has to decide. */
export const SUPPORT_NOTICE_DAYS = 30;

const DAY_MS = 86_400_000;

/** Where a variant stands on its way to the end of its support, which is the end of that day in UTC; null where none is promised. */
export function standingOfSupport(supportEndsOn: string | null, now: Date): SupportStanding | null {
  if (supportEndsOn === null) return null;
  const endsAt = Date.parse(`${supportEndsOn}T00:00:00Z`) + DAY_MS;
  if (now.getTime() >= endsAt) return "ended";
  return now.getTime() >= endsAt - SUPPORT_NOTICE_DAYS * DAY_MS ? "ending" : "promised";
}
