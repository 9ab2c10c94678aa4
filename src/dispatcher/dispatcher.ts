import type { KeyObject } from "node:crypto";
import type { HostId, JobId } from "#domain/id.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { readCatalogVersion } from "./catalog-version.repo.ts";
import { createTargetChecker } from "./check-targets.ts";
import { claimJobs } from "./claim-job.ts";
import { followJob } from "./follow-job.ts";
import { createHostLinks } from "./host-links.ts";
import { createHostStates } from "./host-state.ts";
import { listJobs } from "./jobs.repo.ts";
import type { Log } from "./log.ts";
import { createNotifier } from "./notifications/create-notifier.ts";
import { removeOrphanedImages } from "./recover.ts";
import { registerLocalHost } from "./register-local-host.ts";
import { createRetirer } from "./retire-old.ts";
import { removeDeadTransferFolders } from "./ssh/transfer-folder.ts";
import { createTasks } from "./tasks.ts";
import { createHostTender } from "./tend-hosts.ts";

/** How often the catalog is asked for a change: an intention of a person is noticed before they look up. */
const LOOK_INTERVAL_MS = 200;
/** What waits for its time, such as a host's next attempt, is looked at this often. */
const IDLE_INTERVAL_MS = 1_000;

export type DispatcherSettings = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly log: Log;
  readonly privateKey: KeyObject;
  /** The agent's folder on this machine. */
  readonly localStateFolder: string;
  /** The dashboard's address, for links in what people are told. */
  readonly url: URL;
  readonly agentProgram?: string;
};

/** Makes facts of the intentions in the catalog, until it is stopped. Jobs on hosts go on without it. */
export function startDispatcher(settings: DispatcherSettings): { stop(): Promise<void> } {
  const { db, dataFolder, log, privateKey } = settings;
  const states = createHostStates(db);
  const cancels = new Map<JobId, AbortController>();
  let isDue = true;
  const wake = () => {
    isDue = true;
  };
  const tasks = createTasks(log, wake);
  const onLost = (id: HostId) => {
    states.noteLoss(id);
    wake();
  };
  const links = createHostLinks({ ...settings, cacheFolder: dataFolder.cache, onLost });
  const tender = createHostTender({ db, log, privateKey, links, states, tasks });
  const checker = createTargetChecker({ db, log, privateKey, links, tasks });
  const notifier = createNotifier({ db, log, privateKey, tasks, url: settings.url });
  const retirer = createRetirer({ db, dataFolder, log, tasks });

  function followAll(): void {
    for (const job of listJobs(db, "running")) {
      const cancel = cancels.get(job.id) ?? new AbortController();
      cancels.set(job.id, cancel);
      if (job.cancelRequestedAt !== null) cancel.abort();
      tasks.start(`job ${job.id}`, (stop) =>
        followJob({ db, dataFolder, log, links, states, privateKey }, job.id, { stop, cancel: cancel.signal }).finally(() =>
          cancels.delete(job.id),
        ),
      );
    }
  }

  function reconcile(): void {
    for (const job of claimJobs(db)) log("job.claimed", { job: job.id, number: job.number, host: job.hostId });
    followAll();
    tender.tendAll();
    checker.checkAll();
    retirer.retireIfDue();
    notifier.notifyAll();
  }

  registerLocalHost(db, settings.localStateFolder);
  removeOrphanedImages(db, dataFolder, log);
  tasks.start("dead transfers", removeDeadTransferFolders);
  let seenVersion = -1;
  let lookedAt = 0;
  const look = () => {
    const version = readCatalogVersion(db);
    if (!isDue && version === seenVersion && Date.now() - lookedAt < IDLE_INTERVAL_MS) return;
    [isDue, seenVersion, lookedAt] = [false, version, Date.now()];
    try {
      reconcile();
    } catch (error) {
      log("reconcile.failed", { error: error instanceof Error ? error.stack : String(error) });
    }
  };
  const timer = setInterval(look, LOOK_INTERVAL_MS);
  look();
  return {
    async stop() {
      clearInterval(timer);
      const ended = tasks.stop();
      links.close();
      await ended;
    },
  };
}
