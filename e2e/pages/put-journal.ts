import { writeFileSync } from "node:fs";
import type { JobId } from "#domain/id.ts";
import { reduceJob, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { replaceSteps } from "../../src/dispatcher/jobs.repo.ts";

/** When everything happened that a journal tells. */
export const AT = "2026-11-22T10:00:00.000Z";

type Place = { readonly db: Db; readonly folder: DataFolder; readonly id: JobId; readonly at?: string };

/** Writes a job's journal, and what the dispatcher would have folded it into: a page shows the steps before the journal has come. */
export function putJournal({ db, folder, id, at = AT }: Place, bodies: readonly JobEventBody[]): void {
  const journal = Buffer.from(bodies.map((body) => `${JSON.stringify({ v: 1, at, ...body })}\n`).join(""));
  writeFileSync(folder.journal(id), journal);
  const events = createNdjsonDecoder().push(journal);
  replaceSteps(db, id, events.reduce((view, { event }) => reduceJob(view, event), UNSTARTED_JOB).steps);
  updateJob(db, id, { journalBytes: journal.length });
}
