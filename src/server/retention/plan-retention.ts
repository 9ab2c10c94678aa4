import { findImagesToDelete, journalsEndBefore, KEEP_ALL, type Retention, retentionSchema } from "#domain/retention/retention.ts";
import type { Db } from "#server/db/client.ts";
import { findRetention, listOldJournals, listStoredImages } from "./retention.repo.ts";

/** What an admin set; all is kept until then. */
export function readRetention(db: Db): Retention {
  const saved = findRetention(db);
  return saved === undefined ? KEEP_ALL : retentionSchema.parse(saved.value);
}

/** Exactly what a rule would delete at this moment: what the page shows and what the dispatcher does are the same. */
export function planRetention(db: Db, retention: Retention, now: Date) {
  const end = journalsEndBefore(retention, now);
  return {
    images: findImagesToDelete(listStoredImages(db), retention, now),
    journals: end === null ? [] : listOldJournals(db, end),
  };
}
