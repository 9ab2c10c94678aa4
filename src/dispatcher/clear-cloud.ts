import { jobIdSchema } from "#domain/id.ts";
import type { AgentFailure, Blame } from "#protocol/agent-error.ts";
import type { JobKind } from "#protocol/job-request.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { readTarget } from "./cloud-targets.repo.ts";
import { addJob, type JobRow, listJobs } from "./jobs.repo.ts";

/** Kinds that hold something in a cloud while they run: a server and its snapshot, a half image. */
const HOLDS: ReadonlySet<JobKind> = new Set<JobKind>(["build", "publish"]);

/** A host that was lost, or an agent that was killed, lets go of nothing; every other failure closes its scopes. */
const LEAVES: ReadonlySet<Blame> = new Set<Blame>(["host", "agent"]);

/**
 * Asks that a cloud is cleared of what a failed job may have left there: an agent on any host that reaches it removes what bears the
 * mark of a job that runs no more. Belongs into the transaction that ends the job. One that waits already is enough for a variant.
 */
export function clearCloudAfter(
  db: Db,
  { kind, targetId, variantId, recipe, recipeHash }: JobRow,
  { blame }: AgentFailure,
): void {
  if (targetId === null || !HOLDS.has(kind) || !LEAVES.has(blame)) return;
  const waits = listJobs(db, "queued").some(
    (job) => job.kind === "remove-orphans" && job.targetId === targetId && job.variantId === variantId,
  );
  if (waits) return;
  const wantedHostId = readTarget(db, targetId)?.definition.relayHostId ?? null;
  const head = { id: newId(jobIdSchema), kind: "remove-orphans", state: "queued", isReuseAllowed: true } as const;
  addJob(db, { ...head, targetId, variantId, recipe, recipeHash, wantedHostId });
}
