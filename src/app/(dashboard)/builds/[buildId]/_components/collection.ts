import type { JobView } from "#domain/job/reduce-job.ts";
import type { BuildPage } from "#trpc/outputs.ts";
import type { TimelineStep } from "../../../jobs/_components/step-row.tsx";

type Home = Pick<BuildPage, "state" | "collectedBytes" | "image" | "steps">;

const UNTIMED = { startedAt: null, durationMs: null, progress: null } as const;

/**
 * The last thing that happens, after the agent's success: the sealed image comes to the dashboard and is compared with its hashes.
 * Null before the agent has a plan, or where it did not succeed. The page's own row tells as much as it can, so that the step stands
 * before the journal comes and moves nothing.
 */
export function collectionOf(build: Home, job: JobView): TimelineStep | null {
  if (build.image !== null) return { state: "succeeded", ...UNTIMED };
  const isBegun = job.outcome === "succeeded" || build.collectedBytes !== null;
  if (!isBegun) {
    const isAhead = build.state === "running" && job.outcome === null && build.steps.length + job.steps.length > 0;
    return isAhead ? { state: "pending", ...UNTIMED } : null;
  }
  if (build.state === "failed" || build.state === "cancelled") return { state: build.state, ...UNTIMED };
  const total = job.image?.file.sizeBytes ?? null;
  return {
    state: "running",
    startedAt: job.finishedAt,
    durationMs: null,
    progress: { done: build.collectedBytes ?? 0, total, unit: "bytes" },
  };
}
