import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { MARKS } from "#protocol/cloud-target.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { cloudBase, failedMachine, serverOrder } from "../findings.ts";
import { awaitServer } from "../openstack/await-server.ts";
import type { Marks } from "../openstack/marks.ts";
import type { Neutron, NeutronNetwork } from "../openstack/neutron.ts";
import type { Nova, NovaServer } from "../openstack/nova.ts";
import { removeServers } from "../openstack/remove-servers.ts";
import { createConsoleReader } from "../tools/boot-console.ts";
import type { BuildMachine, WithBuildMachine } from "./build-machine.ts";
import { buildMachineUserData } from "./build-machine-seed.ts";
import type { WithCloud } from "./cloud.ts";
import { GUEST_SSH_PORT, type GuestKeys, makeGuestKeys } from "./guest-seed.ts";
import { keepFailedMachine } from "./keep-failed-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

type Context = JobContext & WithWorkspace & WithCloud;

export type WithServer = WithBuildMachine & { readonly serverId: string };

/** A cloud copies the image to a hypervisor that never had it, which for some GB takes minutes; a server that still builds after this is stuck. */
const ACTIVE_MS = 900_000;
/** Nova gives a machine a minute to shut down by itself (`shutdown_timeout`), then turns it off. */
const SHUTOFF_MS = 300_000;
/** Between two looks at a server that is coming up. */
const LOOK_MS = 5_000;
/** What of the console is looked through, and what of it is shown after a failure. */
const CONSOLE_LINES = 200;
const SHOWN_LINES = 30;

/**
 * A server of the cloud that runs a copy of the base, and a security group that lets us in where the cloud has such. Both bear the
 * job's mark, by which they are removed however the job ends, and by the next job where this one is killed.
 */
export const serverInstance = defineScope({
  id: "server-instance",
  commands: [],
  open: async (context: Context, holder): Promise<WithServer> => {
    const { jobId, cloud, report, signal } = context;
    const keys = makeGuestKeys();
    // Before anything is made: what a call made whose answer was lost goes too.
    holder.onClose(async (host) => {
      await removeServers(cloud.underSignal(host.signal), (marks) => marks[MARKS.job] === jobId);
    });
    const id = await order(keys, context);
    report.log("agent", `Nova builds the server ${id}.`);
    const server = await awaitServer(cloud.nova, "ACTIVE", { id, deadlineMs: ACTIVE_MS, signal });
    const buildMachine: BuildMachine = {
      ...{ address: addressOf(server), port: GUEST_SSH_PORT, keys, unreachable: "TARGET_SERVER_UNREACHABLE" },
      hopeless: (bounded) => watchBoot(cloud.nova, id, bounded),
      stop: async () => {
        await cloud.nova.stop(id);
        await awaitServer(cloud.nova, "SHUTOFF", { id, deadlineMs: SHUTOFF_MS, signal });
      },
    };
    onFailure(buildMachine, id, context, holder);
    return { buildMachine, serverId: id };
  },
});

/** Answers with the server's id once Nova has taken the order. */
async function order(keys: GuestKeys, { job, jobId, recipe, cloud }: Context): Promise<string> {
  const wish = serverOrder.get(job);
  const [flavor, network] = await Promise.all([cloud.nova.flavor(wish.flavor), cloud.neutron.network(wish.network)]);
  const name = `mib-${jobId}`;
  const marks = { [MARKS.job]: jobId, [MARKS.variant]: recipe.variant.id };
  return cloud.nova.create({
    ...{ name, marks, flavorId: flavor.id, imageId: cloudBase.get(job), networkId: network.id },
    securityGroupId: await openWay(name, { marks, network, neutron: cloud.neutron }),
    userData: buildMachineUserData(keys, failedMachine.find(job)?.publicKey ?? null),
  });
}

/** Null: nothing stands before the servers of this network, or nothing that could be opened. */
async function openWay(
  name: string,
  { marks, network, neutron }: { readonly marks: Marks; readonly network: NeutronNetwork; readonly neutron: Neutron },
): Promise<string | null> {
  if (!network.port_security_enabled || !(await neutron.hasSecurityGroups())) return null;
  return (await neutron.createGroup(name, marks)).id;
}

/** Its one network may have given it addresses of both kinds: IPv4 is what every builder can reach. */
function addressOf({ id, addresses }: NovaServer): string {
  const all = Object.values(addresses).flat();
  const found = all.find(({ version }) => version === 4) ?? all[0];
  if (found !== undefined) return found.addr;
  throw new AgentError("TARGET_SERVER_FAILED", `The network gave the server ${id} no address.`, { subject: id });
}

/** Resolves once the server has stopped running, or its console says that the boot will come to no good end. */
async function watchBoot(nova: Nova, id: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    await delay(LOOK_MS, undefined, { signal });
    const status = (await nova.find(id))?.status ?? "DELETED";
    if (status !== "ACTIVE") return `Nova says that the server is ${status}`;
    const reader = createConsoleReader();
    for (const line of (await nova.console(id, CONSOLE_LINES)).split("\n")) reader.read(line);
    const { fatalLine } = reader.reading();
    if (fatalLine !== null) return fatalLine;
  }
}

function onFailure(machine: BuildMachine, id: string, context: Context, holder: Holder): void {
  holder.onFailure(async () => {
    const lines = (await context.cloud.nova.console(id, SHOWN_LINES).catch(() => "")).split("\n");
    for (const line of lines.filter(Boolean)) context.report.log("stdout", line);
  });
  holder.onFailure(() => keepFailedMachine(machine, context));
}
