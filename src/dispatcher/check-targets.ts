import type { KeyObject } from "node:crypto";
import { sealedSecretPlace } from "#domain/cloud-target/sealed-secret-place.ts";
import type { Db } from "#server/db/client.ts";
import { open } from "#server/secrets/seal.ts";
import { type HostRow, listActiveHosts } from "./builder-hosts.repo.ts";
import { changeTarget, listUncheckedTargets, type TargetRow } from "./cloud-targets.repo.ts";
import type { HostLinks } from "./host-links.ts";
import type { Log } from "./log.ts";
import type { Tasks } from "./tasks.ts";
import { toAgentError } from "./transport.ts";

type TargetChecker = {
  readonly db: Db;
  readonly log: Log;
  readonly privateKey: KeyObject;
  readonly links: Pick<HostLinks, "reach">;
  readonly tasks: Pick<Tasks, "start">;
};

/** Lets a ready host, the relay host where the target has one, look at every target that somebody wants to be checked, and waits for it. */
export function createTargetChecker({ db, log, privateKey, links, tasks }: TargetChecker) {
  async function check(target: TargetRow, signal: AbortSignal): Promise<void> {
    const host = findReadyHost(db, target);
    if (host === undefined || target.sealedSecret === null) return;
    // What is asked for while this one runs is asked of the next.
    const checkedAt = new Date();
    try {
      const { agent } = await links.reach(host.id, signal);
      const secret = open(privateKey, target.sealedSecret, sealedSecretPlace(target.id));
      const report = await agent.checkCloud(target.definition.cloud, secret, signal);
      changeTarget(db, target.id, { report, failure: null, checkedAt });
    } catch (error) {
      if (signal.aborted) return;
      const failure = toAgentError(error).toFailure();
      log("target.check-failed", { target: target.name, code: failure.code, message: failure.message });
      changeTarget(db, target.id, { failure, checkedAt });
    }
  }

  return {
    checkAll(): void {
      for (const target of listUncheckedTargets(db))
        if (findReadyHost(db, target) !== undefined) tasks.start(`target ${target.id}`, (signal) => check(target, signal));
    },
  };
}

/** A relay host that was archived is none: whoever checks the target then sees what is reached without it. */
function findReadyHost(db: Db, { definition }: TargetRow): HostRow | undefined {
  const active = listActiveHosts(db);
  const relay = active.find(({ id }) => id === definition.relayHostId);
  return (relay === undefined ? active : [relay]).find(({ connection }) => connection === "ready");
}
