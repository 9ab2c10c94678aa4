import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { databaseUrl } from "./database.ts";
import { queueUrl } from "./message-queue.ts";
import { PROVIDER_INTERFACE, SERVER_GATEWAY, SERVER_NETWORK } from "./network-namespace.ts";
import { callerSettings, formatSettings, type Place, signInSettings, urlOf } from "./place.ts";
import { answers, type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";

/** The name by which Nova and Neutron know the one host of the cloud. */
export const HOST_NAME = "cloud";

/** The one network: flat, seen by all projects, and without DHCP, so that servers have their address from the config drive. */
export const NETWORK_NAME = "provider";

/** Debian names the linuxbridge agent an experiment since Zed; it needs no kernel module but the bridge. */
const PHYSICAL_NETWORK = "physical";

/** Makes Neutron's tables. */
export async function prepareNeutron(place: Place): Promise<void> {
  await mkdir(join(place.folder, "neutron"));
  await writeFile(configFile(place), configuration(place));
  const argv = ["neutron-db-manage", "--config-file", configFile(place), "upgrade", "head"];
  await runCommand(argv, { variables: { PATH: SYSTEM_PATH } });
}

export function startNeutron(place: Place): Promise<ServiceProcess> {
  return startService({
    argv: place.enter(["neutron-server", "--config-file", configFile(place)]),
    log: join(place.folder, "neutron-server.out"),
    isReady: () => answers(urlOf(place, "neutron")),
  });
}

/** What joins servers to the network. It serves once Neutron hears of it, which whoever opens the cloud waits for. */
export function startNetworkAgent(place: Place): Promise<ServiceProcess> {
  return startService({
    argv: place.enter(["neutron-linuxbridge-agent", "--config-file", configFile(place)]),
    log: join(place.folder, "neutron-agent.out"),
    isReady: async () => true,
  });
}

/** The words that make the network, for the public client. */
export const NETWORK_COMMANDS = [
  `network create --provider-network-type flat --provider-physical-network ${PHYSICAL_NETWORK} --share ${NETWORK_NAME}`,
  `subnet create --network ${NETWORK_NAME} --no-dhcp --subnet-range ${SERVER_NETWORK} --gateway ${SERVER_GATEWAY} ${NETWORK_NAME}`,
];

function configFile({ folder }: Place): string {
  return join(folder, "neutron.conf");
}

function configuration(place: Place) {
  const { folder, address, ports } = place;
  return formatSettings({
    DEFAULT: {
      ...{ bind_host: address, bind_port: ports.neutron, core_plugin: "ml2", service_plugins: "" },
      ...{ transport_url: queueUrl(place), state_path: join(folder, "neutron"), log_dir: folder, host: HOST_NAME },
      ...{ api_workers: 1, rpc_workers: 1, api_paste_config: "/etc/neutron/api-paste.ini" },
      ...{ notify_nova_on_port_status_changes: true, notify_nova_on_port_data_changes: true },
    },
    database: { connection: databaseUrl(place, "neutron") },
    ...callerSettings(place, "neutron"),
    nova: signInSettings(place, "nova"),
    oslo_concurrency: { lock_path: join(folder, "lock") },
    experimental: { linuxbridge: true },
    agent: { root_helper: "env" },
    privsep: { helper_command: `privsep-helper --config-file ${configFile(place)}` },
    ml2: {
      ...{ type_drivers: "flat", tenant_network_types: "flat", mechanism_drivers: "linuxbridge" },
      extension_drivers: "port_security",
    },
    ml2_type_flat: { flat_networks: PHYSICAL_NETWORK },
    linux_bridge: { physical_interface_mappings: `${PHYSICAL_NETWORK}:${PROVIDER_INTERFACE}` },
    vxlan: { enable_vxlan: false },
    // The kernels of this project's machines have no br_netfilter: groups are kept and shown, and no packet is looked at.
    securitygroup: { enable_security_group: true, firewall_driver: "noop" },
  });
}
