/** Why a variant's newest image no longer is what a build of today would make. */
export type StaleReason = "definition-changed" | "base-changed" | "old";

/** After so many days an image lacks a month of security updates. */
export const STALE_AFTER_DAYS = 30;

const DAY_MS = 86_400_000;

/** An image from before is stale for its age alone. */
export function staleBefore(now: Date): Date {
  return new Date(now.getTime() - STALE_AFTER_DAYS * DAY_MS);
}

type NewestImage = { readonly createdAt: Date; readonly isDefinitionNewer: boolean; readonly isBaseNewer: boolean };

/** The reasons to build again, the weightiest first; none for a fresh image. */
export function findStaleReasons({ createdAt, isDefinitionNewer, isBaseNewer }: NewestImage, now: Date): StaleReason[] {
  const isOld = createdAt < staleBefore(now);
  return [
    ...(isDefinitionNewer ? (["definition-changed"] as const) : []),
    ...(isBaseNewer ? (["base-changed"] as const) : []),
    ...(isOld ? (["old"] as const) : []),
  ];
}
