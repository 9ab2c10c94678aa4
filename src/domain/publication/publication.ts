import type { PublicationState, PublicationWish } from "#protocol/cloud-target.ts";
import type { PublicationId } from "../id.ts";
import type { JobState } from "../job/job.ts";

/** What a row says: `queued` until the job's events say what stands in Glance. */
export type PublicationRowState = "queued" | PublicationState;

/** Where a publication stands for people. `failed`: its job ended and nothing stands in the cloud. */
export const PUBLICATION_STANDINGS = ["queued", "publishing", "published", "hidden", "withdrawn", "deleted", "failed"] as const;
export type PublicationStanding = (typeof PUBLICATION_STANDINGS)[number];

/** What becomes of one publication, as the web asks for it; the dispatcher knows its Glance id by then. */
export type PublicationChangeWish = {
  readonly publicationId: PublicationId;
  readonly state: PublicationState;
  readonly reason: string | null;
};

/** A publication that never came to stand in Glance is what its job is. */
export function standingOfPublication(state: PublicationRowState, jobState: JobState): PublicationStanding {
  if (state !== "queued") return state;
  return JOB_STANDINGS[jobState];
}

const JOB_STANDINGS: { readonly [State in JobState]: PublicationStanding } = {
  queued: "queued",
  running: "publishing",
  // The events say more before the job succeeds.
  succeeded: "publishing",
  failed: "failed",
  cancelled: "failed",
};

type Placed = { readonly id: PublicationId; readonly state: PublicationRowState; readonly publishedAt: Date | null };

const newestFirst = (one: Placed, other: Placed) => (other.publishedAt?.getTime() ?? 0) - (one.publishedAt?.getTime() ?? 0);

/** The one of a variant on a target that people get now. */
export function currentOf<Row extends Placed>(publications: readonly Row[]): Row | null {
  return publications.filter(({ state }) => state === "published").toSorted(newestFirst)[0] ?? null;
}

/**
 * The one that a roll back shows again: the newest hidden one that was published before the current; else the newest hidden one, so
 * that a roll back can be rolled back.
 */
export function previousOf<Row extends Placed>(publications: readonly Row[]): Row | null {
  const current = currentOf(publications);
  const hidden = publications.filter(({ state }) => state === "hidden").toSorted(newestFirst);
  const isOlder = (row: Row) => current !== null && newestFirst(current, row) < 0;
  return hidden.find((row) => isOlder(row)) ?? hidden[0] ?? null;
}

/** The hidden ones of a variant on a target beyond the newest `keepCount`; none where all are kept. */
export function excessOf<Row extends Placed>(publications: readonly Row[], keepCount: number | null): Row[] {
  if (keepCount === null) return [];
  return publications
    .filter(({ state }) => state === "hidden")
    .toSorted(newestFirst)
    .slice(keepCount);
}

type Label = { readonly key: string; readonly value: string };

/** A variant's labels as properties of Glance, whose names are small and begin with a letter. */
export function labelProperties(labels: readonly Label[]): PublicationWish["properties"] {
  return Object.fromEntries(labels.map(({ key, value }) => [spellProperty(key), value]));
}

function spellProperty(key: string): string {
  const small = key.toLowerCase().replaceAll("/", ":");
  return /^[a-z]/.test(small) ? small : `label_${small}`;
}
