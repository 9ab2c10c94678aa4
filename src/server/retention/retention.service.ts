import type { Actor } from "#domain/person/person.ts";
import type { Retention } from "#domain/retention/retention.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { planRetention, readRetention } from "./plan-retention.ts";
import { saveRetention } from "./retention.repo.ts";

/** So many images are named in a preview; the rest are counted. */
const NAMED = 50;

/** How long images and logs stay. What goes is deleted by the dispatcher. */
export function createRetentionService({ db, clock, audit }: { db: Db; clock: Clock; audit: Audit }) {
  return {
    read: (_actor: Actor) => readRetention(db),

    /** What would go if this were the rule now, and how many bytes come free. */
    preview(_actor: Actor, retention: Retention) {
      const { images, journals } = planRetention(db, retention, clock());
      return {
        images: images
          .slice(0, NAMED)
          .map(({ id, fileName, variantTitle, sizeBytes, createdAt }) => ({ id, fileName, variantTitle, sizeBytes, createdAt })),
        imageCount: images.length,
        imageBytes: images.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        journalCount: journals.length,
        journalBytes: journals.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },

    /** Makes it the rule. The dispatcher notices, and does at once what the preview said. */
    save(actor: Actor, retention: Retention) {
      return writeAtOnce(db, () => {
        const { images, journalDays } = retention;
        saveRetention(db, retention, clock());
        audit.note(
          actor,
          "retention-changed",
          { id: "retention", name: "" },
          {
            images: images === null ? "all" : `newest ${images.keepCount}, ${images.keepDays} d`,
            logs: journalDays === null ? "all" : `${journalDays} d`,
          },
        );
        return retention;
      });
    },
  };
}
