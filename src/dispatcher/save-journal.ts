import { isDeepStrictEqual } from "node:util";
import type { JobId } from "#domain/id.ts";
import type { JobView, PublicationFact } from "#domain/job/reduce-job.ts";
import { AgentError, type AgentFailure } from "#protocol/agent-error.ts";
import type { JobOutcome } from "#protocol/job-event.ts";
import type { Db } from "#server/db/client.ts";
import { clearCloudAfter } from "./clear-cloud.ts";
import { changeJob, changeStep, type JobRow, readJob, replaceChecks, replaceSteps } from "./jobs.repo.ts";
import type { JournalMirror } from "./journal-mirror.ts";
import { changePublication, readPublication, readPublicationByGlanceId } from "./publications.repo.ts";

const UNEXPLAINED = new AgentError("AGENT_BUG", "The job failed and its journal gives no reason.").toFailure();

/** What the end of a journal makes of its job. A success is none yet: what its kind leaves has still to be brought home (`finish-job.ts`). */
const ENDS: { readonly [Outcome in JobOutcome]: (error: AgentFailure | null) => Partial<JobRow> } = {
  succeeded: () => ({}),
  failed: (failure) => ({ state: "failed", failure: failure ?? UNEXPLAINED, finishedAt: new Date() }),
  cancelled: (failure) => ({ state: "cancelled", failure, finishedAt: new Date() }),
};

/** Each fact is about the publication that has the Glance id, or else about the one that the job publishes. */
function savePublications(db: Db, id: JobId, facts: readonly PublicationFact[]): void {
  const job = readJob(db, id);
  if (job === undefined || job.targetId === null) return;
  for (const { glanceId, state, osHashValue } of facts) {
    const known = readPublicationByGlanceId(db, job.targetId, glanceId);
    const own = job.kind === "publish" && job.imageId !== null ? readPublication(db, job.imageId, job.targetId) : undefined;
    const row = known ?? (state === "published" ? own : undefined);
    if (row === undefined) continue;
    const reason = job.changes?.find(({ publicationId }) => publicationId === row.id)?.reason ?? null;
    const isNew = row.id === own?.id && state === "published";
    const at = { changedAt: new Date(), ...(isNew && { publishedAt: new Date() }) };
    // A change tells no hash of what it did not read.
    changePublication(db, row.id, { glanceId, state, reason, osHashValue: osHashValue ?? row.osHashValue, ...at });
  }
}

/**
 * Brings a running job's rows up to its journal, in one transaction. `saved` is the view that the rows show already, null when
 * that is not known. A job that has ended is left alone.
 */
export function saveJournal(db: Db, id: JobId, { view, foldedBytes }: JournalMirror, saved: JobView | null): void {
  const isNewlyEnded = view.outcome !== null && saved?.outcome !== view.outcome;
  const end: Partial<JobRow> = isNewlyEnded && view.outcome !== null ? ENDS[view.outcome](view.error) : {};
  db.transaction(
    () => {
      const isRunning = changeJob(db, id, "running", { journalBytes: foldedBytes, checkpoint: view.checkpoint, ...end });
      if (!isRunning) return;
      const job = readJob(db, id);
      if (job !== undefined && end.state === "failed" && end.failure) clearCloudAfter(db, job, end.failure);
      if (saved === null || saved.steps.length !== view.steps.length) replaceSteps(db, id, view.steps);
      else
        for (const [position, step] of view.steps.entries())
          if (!isDeepStrictEqual(step, saved.steps[position])) changeStep(db, id, position, step);
      if (saved === null || saved.checks.length < view.checks.length)
        replaceChecks(db, id, saved?.checks.length ?? 0, view.checks);
      if (saved === null || saved.publications !== view.publications) savePublications(db, id, view.publications);
    },
    { behavior: "immediate" },
  );
}
