import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { CheckOutcome } from "#protocol/job-event.ts";
import type { Db } from "#server/db/client.ts";
import { check, job } from "#server/db/schema/job.ts";

const countOf = (outcome: CheckOutcome) =>
  sql<number>`(select count(*) from ${check} where ${check.jobId} = ${job.id} and ${check.outcome} = ${outcome})`;

/** The newest check of each profile that came to its end. */
export function listMirrorStandings(db: Db) {
  const rows = db
    .select({
      mirrorProfileId: job.mirrorProfileId,
      jobId: job.id,
      finishedAt: job.finishedAt,
      warnedCount: countOf("warned"),
      failedCount: countOf("failed"),
    })
    .from(job)
    .where(and(eq(job.kind, "check-mirror"), eq(job.state, "succeeded"), isNotNull(job.mirrorProfileId)))
    .orderBy(job.id)
    .all();
  return [...new Map(rows.map((row) => [row.mirrorProfileId, row])).values()];
}
