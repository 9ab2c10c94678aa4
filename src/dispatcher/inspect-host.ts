import type { Db } from "#server/db/client.ts";
import { changeHost, type HostRow } from "./builder-hosts.repo.ts";
import type { HostLinks } from "./host-links.ts";
import type { HostStates } from "./host-state.ts";
import type { Log } from "./log.ts";

type Inspection = { readonly db: Db; readonly links: HostLinks; readonly log: Log; readonly states: HostStates };

/**
 * Installs the agent where it is not of today, lets it release what killed jobs left (while none runs), and keeps its report.
 * Throws `AgentError`.
 */
export async function inspectHost({ db, links, log, states }: Inspection, host: HostRow, signal: AbortSignal): Promise<void> {
  const inspectedAt = new Date();
  links.doubt(host.id);
  const { agent, removeOldAgents } = await links.reach(host.id, signal);
  const report = await agent.inspect(signal);
  if (report.runningJobIds.length === 0) {
    await agent.gc(signal);
    await removeOldAgents();
  }
  changeHost(db, host.id, { report, agentVersion: report.agentVersion, inspectedAt });
  states.noteAnswer(host.id);
  log("host.inspected", { host: host.name, agentVersion: report.agentVersion, attachMethod: report.attachMethod });
}
