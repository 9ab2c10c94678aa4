import { rm } from "node:fs/promises";
import { DASHBOARD } from "#domain/audit/audit.ts";
import { createAudit } from "#server/audit/audit.service.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { planRetention, readRetention } from "#server/retention/plan-retention.ts";
import { findRetention, readNewestImageRow, setImageRetired, setJournalDeleted } from "#server/retention/retention.repo.ts";
import type { Log } from "./log.ts";
import type { Tasks } from "./tasks.ts";

/** Images grow old without anything happening. */
const INTERVAL_MS = 24 * 60 * 60 * 1_000;

type Retirer = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly log: Log;
  readonly tasks: Pick<Tasks, "has" | "start">;
  readonly now?: () => Date;
};

/** Deletes what the retention rule does not keep: daily, after every new image, and when the rule was changed. */
export function createRetirer({ db, dataFolder, log, tasks, now = () => new Date() }: Retirer) {
  const audit = createAudit({ db, clock: now });
  let seen = "";
  let doneAt = 0;

  /** Decided and written down in one transaction, so that nobody begins to use an image in between; its files go after that. */
  async function retireImages(): Promise<void> {
    const retired = writeAtOnce(db, () => {
      const { images } = planRetention(db, readRetention(db), now());
      for (const { id, fileName, sizeBytes } of images) {
        setImageRetired(db, id, now());
        audit.note(DASHBOARD, "image-retired", { id, name: fileName }, { bytes: String(sizeBytes) });
      }
      return images;
    });
    for (const { id, sizeBytes } of retired) {
      // Where this is cut short, the next start finds the folder without its image (`recover.ts`).
      await rm(dataFolder.imageFolder(id), { recursive: true, force: true });
      log("image.retired", { image: id, sizeBytes });
    }
  }

  /** The file goes first: one that stayed would be found by nobody. */
  async function retireJournals(): Promise<void> {
    const { journals } = planRetention(db, readRetention(db), now());
    if (journals.length === 0) return;
    for (const { id } of journals) await rm(dataFolder.journal(id), { force: true });
    const bytes = journals.reduce((sum, journal) => sum + journal.bytes, 0);
    writeAtOnce(db, () => {
      for (const { id } of journals) setJournalDeleted(db, id, now());
      const details = { logs: String(journals.length), bytes: String(bytes) };
      audit.note(DASHBOARD, "journals-retired", { id: "retention", name: "" }, details);
    });
    log("journals.retired", { count: journals.length, bytes });
  }

  return {
    retireIfDue(): void {
      const reason = `${readNewestImageRow(db)} ${findRetention(db)?.updatedAt.getTime()}`;
      const isDue = reason !== seen || now().getTime() - doneAt >= INTERVAL_MS;
      if (!isDue || tasks.has("retention")) return;
      [seen, doneAt] = [reason, now().getTime()];
      tasks.start("retention", async () => {
        await retireImages();
        await retireJournals();
      });
    },
  };
}
