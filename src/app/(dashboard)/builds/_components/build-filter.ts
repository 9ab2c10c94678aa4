import type { JobState } from "#domain/job/job.ts";

const STATES: readonly JobState[] = ["queued", "running", "succeeded", "failed", "cancelled"];

/** More than anybody searches for, and what the API takes. */
const LONGEST_SEARCH = 200;

export type BuildFilter = {
  readonly state?: JobState | undefined;
  readonly variantId?: string | undefined;
  /** Words of the variant's name or title. */
  readonly search?: string | undefined;
  /** The day of UTC on which it ended: `2026-11-23`. */
  readonly endedOn?: string | undefined;
  readonly cursor?: number | undefined;
};

/** Reads which builds are asked for from a page's address, so that a filtered list can be sent to somebody. */
export function readBuildFilter(search: URLSearchParams): BuildFilter {
  const state = STATES.find((candidate) => candidate === search.get("state"));
  const variantId = search.get("variant") ?? "";
  const words = (search.get("q") ?? "").slice(0, LONGEST_SEARCH);
  const endedOn = search.get("ended") ?? "";
  const cursor = Number.parseInt(search.get("before") ?? "", 10);
  return {
    ...(state === undefined ? {} : { state }),
    ...(/^[0-9a-f-]{36}$/.test(variantId) ? { variantId } : {}),
    ...(words === "" ? {} : { search: words }),
    ...(isDay(endedOn) ? { endedOn } : {}),
    ...(Number.isSafeInteger(cursor) ? { cursor } : {}),
  };
}

/** The address's part for a filter. */
export function spellBuildFilter(filter: BuildFilter): string {
  const search = new URLSearchParams({
    ...(filter.state && { state: filter.state }),
    ...(filter.variantId && { variant: filter.variantId }),
    ...(filter.search && { q: filter.search }),
    ...(filter.endedOn && { ended: filter.endedOn }),
    ...(filter.cursor !== undefined && { before: String(filter.cursor) }),
  });
  return search.size === 0 ? "/builds" : `/builds?${search}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
