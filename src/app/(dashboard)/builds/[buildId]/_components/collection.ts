import type { JobView } from "#domain/job/reduce-job.ts";
import type { BuildPage } from "#trpc/outputs.ts";
import type { TimelineStep } from "../../../jobs/_components/step-row.tsx";

type Home = Pick<BuildPage, "state" | "collectedBytes"> & { readonly image: { readonly id: string } | null };

/**
 * The last thing that happens, after the agent's success: the sealed image comes to the dashboard and is compared with its hashes.
 * Null while the agent is still at work, or where it did not succeed.
 */
export function collectionOf(build: Home, job: JobView): TimelineStep | null {
  const isAhead = job.outcome === null && job.steps.length > 0 && build.state === "running";
  if (isAhead) return { state: "pending", startedAt: null, durationMs: null, progress: null };
  if (job.outcome !== "succeeded") return null;
  if (build.image !== null) return { state: "succeeded", startedAt: null, durationMs: null, progress: null };
  if (build.state === "failed" || build.state === "cancelled")
    return { state: build.state, startedAt: null, durationMs: null, progress: null };
  const total = job.image?.file.sizeBytes ?? null;
  return {
    state: "running",
    startedAt: job.finishedAt,
    durationMs: null,
    progress: { done: build.collectedBytes ?? 0, total, unit: "bytes" },
  };
}
