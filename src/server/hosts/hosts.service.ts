import { createHash } from "node:crypto";
import type { HostConnection, HostDefinition } from "#domain/builder-host/builder-host.ts";
import { DomainError } from "#domain/domain-error.ts";
import { type HostId, hostIdSchema } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { findHost, findHostByName, type HostRow, insertHost, listHosts, listRunningJobs, updateHost } from "./hosts.repo.ts";

/** Connections on which nothing can be hoped for without a person. */
const GIVEN_UP: ReadonlySet<HostConnection> = new Set<HostConnection>(["unreachable", "refused"]);

export type HostsService = ReturnType<typeof createHostsService>;

/** Builder hosts: this side writes what people want of them; the dispatcher, which alone speaks with them, writes what is. */
export function createHostsService({ db, clock }: { db: Db; clock: Clock }) {
  function mustFind(id: HostId): HostRow {
    const host = findHost(db, id);
    if (host === undefined) throw new DomainError("NOT_FOUND", `There is no builder host ${id}.`);
    return host;
  }

  function mustFindRemote(id: HostId): HostRow {
    const host = mustFind(id);
    if (host.transport === "local")
      throw new DomainError("LOCAL_HOST_FIXED", "The dashboard's own machine has no address to change.");
    return host;
  }

  function refuseTakenName(name: string, but?: HostId): void {
    const other = findHostByName(db, name);
    if (other !== undefined && other.id !== but)
      throw new DomainError("NAME_TAKEN", `The name ${name} is taken.`, { name, field: "name" });
  }

  function refuseWhileBusy(id: HostId): void {
    const running = listRunningJobs(db, id);
    if (running.length > 0)
      throw new DomainError("STILL_USED", `Jobs run on ${id}.`, {
        users: running.map(({ kind, number }) => (number === null ? kind : `#${number}`)).join(", "),
      });
  }

  const view = (host: HostRow) => ({
    id: host.id,
    name: host.name,
    transport: host.transport,
    address: host.address,
    port: host.port,
    user: host.user,
    folder: host.folder,
    publicKey: host.publicKey,
    connection: host.connection,
    offeredFingerprint: fingerprint(host.offeredHostKey),
    pinnedFingerprint: fingerprint(host.pinnedHostKey),
    failure: host.failure,
    report: host.report,
    agentVersion: host.agentVersion,
    inspectedAt: host.inspectedAt,
    inspectionRequestedAt: host.inspectionRequestedAt,
    createdAt: host.createdAt,
    archivedAt: host.archivedAt,
    runningJobs: listRunningJobs(db, host.id),
  });

  return {
    list: (_actor: Actor) => listHosts(db).map(view),
    byId: (_actor: Actor, { id }: { id: HostId }) => view(mustFind(id)),

    /** Throws `NOT_FOUND` for a name that no host has. */
    idOf(name: string): HostId {
      const host = findHostByName(db, name);
      if (host === undefined) throw new DomainError("NOT_FOUND", `There is no builder host ${name}.`, { field: "hostName" });
      return host.id;
    },

    create(_actor: Actor, definition: HostDefinition) {
      refuseTakenName(definition.name);
      const id = newId(hostIdSchema);
      insertHost(db, { id, ...definition, transport: "ssh", connection: "new" });
      return view(mustFind(id));
    },

    /** Another address is another machine: its host key has to be confirmed anew. */
    update(_actor: Actor, { id, definition }: { id: HostId; definition: HostDefinition }) {
      const host = mustFindRemote(id);
      refuseTakenName(definition.name, id);
      if (host.folder !== definition.folder || host.address !== definition.address || host.port !== definition.port)
        refuseWhileBusy(id);
      const isSameMachine = host.address === definition.address && host.port === definition.port;
      updateHost(db, id, {
        ...definition,
        ...(isSameMachine
          ? { connection: host.pinnedHostKey === null ? host.connection : "connecting", inspectionRequestedAt: clock() }
          : { connection: "new", pinnedHostKey: null, offeredHostKey: null, failure: null }),
      });
      return view(mustFind(id));
    },

    /** Pins the host key that a person compared: only the one that was shown, so that another cannot slip in between. */
    trust(_actor: Actor, { id, fingerprint: confirmed }: { id: HostId; fingerprint: string }) {
      const host = mustFindRemote(id);
      if (host.offeredHostKey === null || fingerprint(host.offeredHostKey) !== confirmed)
        throw new DomainError("HOST_KEY_NOT_OFFERED", `${host.name} does not show the key ${confirmed}.`);
      updateHost(db, id, {
        pinnedHostKey: host.offeredHostKey,
        connection: "connecting",
        failure: null,
        inspectionRequestedAt: clock(),
      });
      return view(mustFind(id));
    },

    inspect(_actor: Actor, { id }: { id: HostId }) {
      mustFind(id);
      updateHost(db, id, { inspectionRequestedAt: clock() });
      return view(mustFind(id));
    },

    archive(_actor: Actor, { id }: { id: HostId }) {
      const { connection } = mustFindRemote(id);
      // A host that is gone for good may be given up: its builds then fail, and say why.
      if (!GIVEN_UP.has(connection)) refuseWhileBusy(id);
      updateHost(db, id, { archivedAt: clock(), sealedPrivateKey: null });
      return view(mustFind(id));
    },
  };
}

/** As `ssh-keygen -l` prints it: SHA-256 of the key blob, base64 without padding. */
function fingerprint(key: string | null): string | null {
  return key === null
    ? null
    : `SHA256:${createHash("sha256").update(Buffer.from(key, "base64")).digest("base64").replace(/=+$/, "")}`;
}
