import { waitUntil } from "../wait-until.ts";
import { awaitDeletion } from "./await-server.ts";
import type { CloudClients } from "./cloud-clients.ts";
import type { Marks } from "./marks.ts";

/** Deleting takes a hypervisor seconds; a release as a whole has a minute (`held-resources.ts`). */
const GONE_MS = 40_000;
/** How long a group may be in use after its server is gone: until Neutron has heard of the port's end. */
const UNUSED_MS = 15_000;

/**
 * Removes the servers whose marks are meant, and when they are gone the security groups. Answers with their names. Throws
 * `TARGET_SERVER_FAILED` where the cloud does not do it in time.
 */
export async function removeServers(
  { nova, neutron, signal }: CloudClients,
  isMeant: (marks: Marks) => boolean,
): Promise<readonly string[]> {
  const servers = (await nova.list()).filter(({ metadata }) => isMeant(metadata));
  for (const { id } of servers) await nova.remove(id);
  for (const { id } of servers) await awaitDeletion(nova, { id, deadlineMs: GONE_MS, signal });
  const groups = (await neutron.groups()).filter(({ marks }) => isMeant(marks));
  for (const { id, name } of groups)
    await waitUntil(() => neutron.removeGroup(id), {
      ...{ deadlineMs: UNUSED_MS, everyMs: 1_000, signal, code: "TARGET_SERVER_FAILED" },
      what: `nothing to use the security group ${name}`,
    });
  return [...servers.map(({ id }) => `server ${id}`), ...groups.map(({ id }) => `security group ${id}`)];
}
