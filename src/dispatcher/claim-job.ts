import type { JobKind } from "#protocol/job-request.ts";
import type { Db } from "#server/db/client.ts";
import { type HostRow, listActiveHosts } from "./builder-hosts.repo.ts";
import { changeJob, type JobRow, listJobs } from "./jobs.repo.ts";

/**
 * Which kind goes first where several wait. Previews and checks of mirrors take seconds and somebody looks at the page; an image is
 * worth nothing before it is proven, so it is proven before the next is begun.
 */
const TURNS: { readonly [Kind in JobKind]: number } = { preview: 0, "check-mirror": 0, verify: 1, build: 2 };

/**
 * Gives each queued job, by its kind's turn and oldest first, to a ready and idle host of its recipe's architecture, or the one that
 * was chosen: one job a host at a time.
 * Returns the jobs that became `running`. A job whose end was asked for while it waited becomes `cancelled`.
 */
export function claimJobs(db: Db): JobRow[] {
  const claim = () => {
    const busy = new Set(listJobs(db, "running").map((job) => job.hostId));
    const active = listActiveHosts(db);
    const known = new Set(active.map((host) => host.id));
    const idle = active.filter((host) => host.connection === "ready" && !busy.has(host.id));
    const claimed: JobRow[] = [];
    const queued = listJobs(db, "queued").sort((first, second) => TURNS[first.kind] - TURNS[second.kind]);
    for (const job of queued) {
      if (job.cancelRequestedAt !== null) {
        changeJob(db, job.id, "queued", { state: "cancelled", finishedAt: new Date() });
        continue;
      }
      // Nobody chose the host of a verification that follows a build by itself: once it was archived, any other will do.
      const isHostGone = job.personId === null && job.wantedHostId !== null && !known.has(job.wantedHostId);
      const host = takeHost(idle, isHostGone ? { ...job, wantedHostId: null } : job);
      if (host === undefined) continue;
      const start = { state: "running", hostId: host.id, startedAt: new Date() } as const;
      if (changeJob(db, job.id, "queued", start)) claimed.push({ ...job, ...start });
    }
    return claimed;
  };
  return listJobs(db, "queued").length === 0 ? [] : db.transaction(claim, { behavior: "immediate" });
}

function takeHost(idle: HostRow[], job: Pick<JobRow, "wantedHostId" | "recipe">): HostRow | undefined {
  const isWanted = (host: HostRow) => job.wantedHostId === null || job.wantedHostId === host.id;
  const index = idle.findIndex((host) => isWanted(host) && host.report?.architecture === job.recipe.base.architecture);
  return index === -1 ? undefined : idle.splice(index, 1)[0];
}
