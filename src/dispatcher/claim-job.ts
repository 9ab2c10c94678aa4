import type { HostId } from "#domain/id.ts";
import type { JobKind } from "#protocol/job-request.ts";
import type { Db } from "#server/db/client.ts";
import { type HostRow, listActiveHosts } from "./builder-hosts.repo.ts";
import { changeJob, type JobRow, listHostsOfImage, listJobs } from "./jobs.repo.ts";

/**
 * Which kind goes first where several wait. Previews, checks of mirrors and changes of what is published take seconds and somebody
 * looks at the page; an image is worth nothing before it is proven and published, so that is done before the next is begun.
 */
const TURNS: { readonly [Kind in JobKind]: number } = {
  ...{ preview: 0, "check-mirror": 0, "change-publications": 0 },
  // A server that nobody uses costs somebody money until it is gone.
  ...{ "remove-orphans": 1, publish: 1, verify: 2, build: 3 },
};

/** Kinds that run nothing of their recipe, and so on a host of any architecture. */
const IS_FOR_ANY_HOST: ReadonlySet<JobKind> = new Set<JobKind>(["publish", "change-publications", "remove-orphans"]);

/**
 * Gives each queued job, by its kind's turn and oldest first, to a ready and idle host of its recipe's architecture, or the one that
 * was chosen: one job a host at a time. What goes to a cloud goes from any host, first from one that has the image.
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
      // Nobody chose the host of a verification that follows a build by itself, nor that of a build that goes on where another failed:
      // once it was archived, any other will do.
      const isHostChosen = job.personId !== null && !job.isContinuing;
      const isHostGone = !isHostChosen && job.wantedHostId !== null && !known.has(job.wantedHostId);
      const near = job.kind === "publish" && job.imageId !== null ? listHostsOfImage(db, job.imageId) : [];
      const host = takeHost(idle, isHostGone ? { ...job, wantedHostId: null } : job, near);
      if (host === undefined) continue;
      const start = { state: "running", hostId: host.id, startedAt: new Date() } as const;
      if (changeJob(db, job.id, "queued", start)) claimed.push({ ...job, ...start });
    }
    return claimed;
  };
  return listJobs(db, "queued").length === 0 ? [] : db.transaction(claim, { behavior: "immediate" });
}

/** A host in `near`, which has the job's file already, goes before the others. */
function takeHost(
  idle: HostRow[],
  job: Pick<JobRow, "kind" | "wantedHostId" | "recipe">,
  near: readonly HostId[],
): HostRow | undefined {
  const fits = (host: HostRow) =>
    (job.wantedHostId === null || job.wantedHostId === host.id) &&
    (IS_FOR_ANY_HOST.has(job.kind) || host.report?.architecture === job.recipe.base.architecture);
  const nearest = idle.findIndex((host) => fits(host) && near.includes(host.id));
  const index = nearest === -1 ? idle.findIndex(fits) : nearest;
  return index === -1 ? undefined : idle.splice(index, 1)[0];
}
