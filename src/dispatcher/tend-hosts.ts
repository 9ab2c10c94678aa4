import { createPublicKey, type KeyObject } from "node:crypto";
import type { HostId } from "#domain/id.ts";
import { AgentError } from "#protocol/agent-error.ts";
import type { Db } from "#server/db/client.ts";
import { type Backoff, createBackoff } from "./backoff.ts";
import { changeHost, type HostRow, listActiveHosts } from "./builder-hosts.repo.ts";
import type { HostLinks } from "./host-links.ts";
import { type HostNeed, hostNeed } from "./host-need.ts";
import type { HostStates } from "./host-state.ts";
import { inspectHost } from "./inspect-host.ts";
import { listJobs } from "./jobs.repo.ts";
import type { Log } from "./log.ts";
import { makeHostKeyPair } from "./make-host-key-pair.ts";
import { scanHostKey } from "./ssh/host-key.ts";
import type { Tasks } from "./tasks.ts";
import { toAgentError } from "./transport.ts";

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

type HostTender = {
  readonly db: Db;
  readonly log: Log;
  readonly privateKey: KeyObject;
  readonly links: HostLinks;
  readonly states: HostStates;
  readonly tasks: Tasks;
  readonly now?: () => number;
};

type Attempt = { readonly intention: string; readonly backoff: Backoff; notBefore: number };

/** Gives every host what it needs next: a key pair, a look at its host key, an inspection; each again after a while where it failed. */
export function createHostTender({ db, log, privateKey, links, states, tasks, now = Date.now }: HostTender) {
  const attempts = new Map<HostId, Attempt>();
  const inspected = new Set<HostId>();
  const publicKey = createPublicKey(privateKey);

  const meet: { readonly [Need in Exclude<HostNeed, null>]: (host: HostRow, signal: AbortSignal) => Promise<void> } = {
    "key-pair": async (host) => makeHostKeyPair(db, publicKey, host.id),
    "host-key": (host, signal) => readOfferedKey(db, host, signal),
    inspection: async (host, signal) => {
      await inspectHost({ db, links, log, states }, host, signal);
      inspected.add(host.id);
    },
  };

  /** What a person asked for begins anew, without waiting for an earlier failure's turn. */
  function attemptAt(host: HostRow): Attempt {
    const intention = JSON.stringify([host.address, host.port, host.user, host.pinnedHostKey, host.inspectionRequestedAt]);
    const known = attempts.get(host.id);
    if (known?.intention === intention) return known;
    const attempt = { intention, backoff: createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS), notBefore: 0 };
    attempts.set(host.id, attempt);
    return attempt;
  }

  async function tend(host: HostRow, need: Exclude<HostNeed, null>, attempt: Attempt, signal: AbortSignal): Promise<void> {
    try {
      await meet[need](host, signal);
      attempt.backoff.reset();
      attempt.notBefore = need === "host-key" ? now() + LAST_RETRY_MS : 0;
    } catch (error) {
      if (signal.aborted) return;
      const failure = toAgentError(error);
      log("host.failed", { host: host.name, need, code: failure.code, message: failure.message });
      // A host whose key is refused stays so, whether or not it shows one now.
      if (host.connection !== "refused" || need !== "host-key") states.noteFailure(host.id, failure);
      attempt.notBefore = now() + attempt.backoff.take();
    }
  }

  return {
    tendAll(): void {
      const busy = new Set(listJobs(db, "running").map((job) => job.hostId));
      for (const host of listActiveHosts(db)) {
        const situation = { wasInspectedInThisRun: inspected.has(host.id), hasRunningJob: busy.has(host.id) };
        const need = hostNeed(host, situation);
        const attempt = attemptAt(host);
        if (need !== null && attempt.notBefore <= now())
          tasks.start(`host ${host.id}`, (signal) => tend(host, need, attempt, signal));
      }
    },
  };
}

/** Keeps the key that an unconfirmed host shows, for a person to compare. */
async function readOfferedKey(db: Db, host: HostRow, signal: AbortSignal): Promise<void> {
  if (host.address === null || host.port === null) throw new AgentError("AGENT_BUG", `${host.name} has no address.`);
  const offeredHostKey = await scanHostKey(host.address, host.port, signal);
  changeHost(
    db,
    host.id,
    host.pinnedHostKey === null ? { offeredHostKey, connection: "awaiting-trust", failure: null } : { offeredHostKey },
  );
}
