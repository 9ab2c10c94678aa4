import { join } from "node:path";

/** Where one job keeps what must outlive its process. */
export type JobFolder = {
  readonly path: string;
  /** The job request as it was accepted. */
  readonly request: string;
  readonly journal: string;
  /** Pid and start time of the runner. */
  readonly process: string;
  readonly ledger: string;
  /** Exists once somebody asked for the job's end. */
  readonly cancelRequest: string;
  /** Held by the one process that may write a dead job's last event. */
  readonly endingLock: string;
  /** What the runner itself printed: nothing, unless it has a bug. */
  readonly runnerOutput: string;
};

/** The agent's whole world on a host: nothing of it lies outside this folder. */
export type StateFolder = {
  readonly path: string;
  readonly jobs: string;
  readonly workspaces: string;
  /** Verified or bootstrapped base images, by cache key. */
  readonly bases: string;
  /** Finished images, by their sha256. */
  readonly sealed: string;
  /** The disks that failed builds left, by job. */
  readonly checkpoints: string;
  readonly job: (jobId: string) => JobFolder;
  readonly workspace: (jobId: string) => string;
  readonly checkpoint: (jobId: string) => string;
};

export function stateFolder(path: string): StateFolder {
  const jobs = join(path, "jobs");
  const workspaces = join(path, "workspaces");
  const checkpoints = join(path, "checkpoints");
  return {
    path,
    jobs,
    workspaces,
    bases: join(path, "bases"),
    sealed: join(path, "sealed"),
    checkpoints,
    job: (jobId) => jobFolder(join(jobs, jobId)),
    workspace: (jobId) => join(workspaces, jobId),
    checkpoint: (jobId) => join(checkpoints, jobId),
  };
}

function jobFolder(path: string): JobFolder {
  return {
    path,
    request: join(path, "request.json"),
    journal: join(path, "events.ndjson"),
    process: join(path, "process.json"),
    ledger: join(path, "ledger.ndjson"),
    cancelRequest: join(path, "cancel-requested"),
    endingLock: join(path, "ending.lock"),
    runnerOutput: join(path, "runner.log"),
  };
}
