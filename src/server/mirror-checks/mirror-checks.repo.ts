import { and, eq, isNull, sql } from "drizzle-orm";
import type { CheckOutcome } from "#protocol/job-event.ts";
import type { Db } from "#server/db/client.ts";
import { mirrorProfile } from "#server/db/schema/catalog.ts";
import { check, job } from "#server/db/schema/job.ts";

const countOf = (outcome: CheckOutcome) =>
  sql<number>`(select count(*) from ${check} where ${check.jobId} = ${job.id} and ${check.outcome} = ${outcome})`;

/** The newest check that came to its end, of each profile in use. */
export function listMirrorStandings(db: Db) {
  const rows = db
    .select({
      mirrorProfileId: job.mirrorProfileId,
      mirrorProfileTitle: sql<string>`json_extract(${mirrorProfile.definition}, '$.title')`,
      jobId: job.id,
      finishedAt: job.finishedAt,
      warnedCount: countOf("warned"),
      failedCount: countOf("failed"),
    })
    .from(job)
    .innerJoin(mirrorProfile, eq(mirrorProfile.id, job.mirrorProfileId))
    .where(and(eq(job.kind, "check-mirror"), eq(job.state, "succeeded"), isNull(mirrorProfile.archivedAt)))
    .orderBy(job.id)
    .all();
  return [...new Map(rows.map((row) => [row.mirrorProfileId, row])).values()];
}
