import type { KeyObject } from "node:crypto";
import type { HostId } from "#domain/id.ts";
import { AgentError } from "#protocol/agent-error.ts";
import type { Db } from "#server/db/client.ts";
import { open } from "#server/secrets/seal.ts";
import { findAgentBundle } from "./agent-bundle.ts";
import { type AgentClient, createAgentClient } from "./agent-client.ts";
import { type HostRow, readHost } from "./builder-hosts.repo.ts";
import { installAgent, readArchitecture, removeOldAgents } from "./install-agent.ts";
import { createLocalTransport } from "./local-transport.ts";
import type { Log } from "./log.ts";
import { sealedKeyPlace } from "./make-host-key-pair.ts";
import type { SshLogin } from "./ssh/ssh-login.ts";
import { createSshTransport } from "./ssh/ssh-transport.ts";
import type { Transport } from "./transport.ts";

export type HostLinkSettings = {
  readonly db: Db;
  readonly log: Log;
  readonly privateKey: KeyObject;
  readonly cacheFolder: string;
  /** The bundled agent; the one of `npm run build:agent` unless told otherwise. */
  readonly agentProgram?: string | undefined;
  /** An open connection to a host broke. */
  readonly onLost: (id: HostId) => void;
};

export type HostLink = {
  readonly transport: Transport;
  readonly agent: AgentClient;
  readonly removeOldAgents: () => Promise<void>;
};
export type HostLinks = ReturnType<typeof createHostLinks>;

type OpenLink = { readonly login: string; readonly transport: Transport; installed?: Promise<HostLink> | undefined };

/**
 * The ways to all hosts: one transport a host, kept while its login and folder stay the same, and the agent installed on it once in this
 * process's life.
 */
export function createHostLinks(settings: HostLinkSettings) {
  const links = new Map<HostId, OpenLink>();

  function openLink(host: HostRow): OpenLink {
    const login = host.transport === "local" ? null : readLogin(settings.privateKey, host);
    const spelt = JSON.stringify([login, host.folder]);
    const known = links.get(host.id);
    if (known?.login === spelt) return known;
    known?.transport.close();
    const transport = login === null ? createLocalTransport() : createSshTransport(login, () => settings.onLost(host.id));
    const link: OpenLink = { login: spelt, transport };
    links.set(host.id, link);
    return link;
  }

  async function install(host: HostRow, transport: Transport, signal: AbortSignal): Promise<HostLink> {
    const bundle = await findAgentBundle(await readArchitecture(transport, signal), {
      cacheFolder: settings.cacheFolder,
      program: settings.agentProgram,
    });
    const stateFolder = host.folder;
    const installed = await installAgent(transport, bundle, { stateFolder, signal });
    settings.log("agent.installed", { host: host.name, hash: bundle.hash, isNew: installed.isNew });
    return {
      transport,
      agent: createAgentClient(transport, installed),
      removeOldAgents: () => removeOldAgents(transport, bundle, { stateFolder, signal }),
    };
  }

  return {
    /** Gives the way to a host with the agent of today on it. Throws `AgentError` as `Transport` says. */
    reach(id: HostId, signal: AbortSignal): Promise<HostLink> {
      const host = readHost(settings.db, id);
      if (host === undefined) throw new AgentError("AGENT_BUG", `There is no builder host ${id}.`);
      const link = openLink(host);
      link.installed ??= install(host, link.transport, signal).catch((error: unknown) => {
        link.installed = undefined;
        throw error;
      });
      return link.installed;
    },
    /** Forgets what is installed on a host, so that the next `reach` looks again. */
    doubt(id: HostId): void {
      const link = links.get(id);
      if (link !== undefined) link.installed = undefined;
    },
    close(): void {
      for (const { transport } of links.values()) transport.close();
    },
  };
}

function readLogin(privateKey: KeyObject, host: HostRow): SshLogin {
  const { address, port, user, sealedPrivateKey, pinnedHostKey } = host;
  if (address === null || port === null || user === null || sealedPrivateKey === null || pinnedHostKey === null)
    throw new AgentError("HOST_UNREACHABLE", `${host.name} is not set up: its host key was not confirmed.`);
  return { address, port, user, hostKey: pinnedHostKey, privateKey: open(privateKey, sealedPrivateKey, sealedKeyPlace(host.id)) };
}
