import type { HostConnection } from "#domain/builder-host/builder-host.ts";
import type { HostId } from "#domain/id.ts";
import type { AgentError, AgentErrorCode } from "#protocol/agent-error.ts";
import type { Db } from "#server/db/client.ts";
import { changeHost, readHost } from "./builder-hosts.repo.ts";

/** A host that was ready and is silent for longer is `unreachable`: a reboot takes less. */
const RECONNECTING_MS = 90_000;

/** Failures of the way to a host, not of what runs on it: a build waits them out. */
const LINE_FAILURES: ReadonlySet<AgentErrorCode> = new Set<AgentErrorCode>([
  "HOST_UNREACHABLE",
  "HOST_KEY_MISMATCH",
  "HOST_AUTHENTICATION_FAILED",
  "HOST_NOT_ROOT",
]);

export function isLineFailure(error: AgentError): boolean {
  return LINE_FAILURES.has(error.code);
}

export type HostStates = ReturnType<typeof createHostStates>;

/** Writes down where we stand with each host. */
export function createHostStates(db: Db, now: () => number = Date.now) {
  const silentSince = new Map<HostId, number>();

  /** A host that was ready is `reconnecting` for a while; any other is `unreachable` at once. */
  function stateOfSilence(id: HostId, connection: HostConnection): HostConnection {
    const since = silentSince.get(id) ?? now();
    silentSince.set(id, since);
    const wasReady = connection === "ready" || connection === "reconnecting";
    return wasReady && now() - since < RECONNECTING_MS ? "reconnecting" : "unreachable";
  }

  return {
    /** The host answered and let us in. It is `ready` once it was inspected, too. */
    noteAnswer(id: HostId): void {
      silentSince.delete(id);
      const host = readHost(db, id);
      if (host !== undefined && host.inspectedAt !== null && host.connection !== "ready")
        changeHost(db, id, { connection: "ready", failure: null });
    },
    noteFailure(id: HostId, error: AgentError): void {
      const host = readHost(db, id);
      if (host === undefined) return;
      const connection = error.code === "HOST_UNREACHABLE" ? stateOfSilence(id, host.connection) : "refused";
      if (connection !== host.connection || host.failure?.message !== error.message)
        changeHost(db, id, { connection, failure: error.toFailure() });
    },
    /** An idle connection broke: the host has to be looked for. */
    noteLoss(id: HostId): void {
      const host = readHost(db, id);
      if (host?.connection !== "ready") return;
      silentSince.set(id, now());
      changeHost(db, id, { connection: "reconnecting" });
    },
  };
}
