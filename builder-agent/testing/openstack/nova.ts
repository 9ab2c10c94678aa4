import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { waitUntil } from "../../src/wait-until.ts";
import { runCommand } from "../world/run-command.ts";
import { databaseUrl } from "./database.ts";
import { libvirtUrl } from "./libvirt.ts";
import { queueUrl } from "./message-queue.ts";
import { HOST_NAME } from "./neutron.ts";
import { callerSettings, formatSettings, type Place, type Settings, signInSettings, urlOf } from "./place.ts";
import { answers, type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";

/** Makes Nova's tables, and the cell that its servers are in. */
export async function prepareNova(place: Place): Promise<void> {
  await mkdir(join(place.folder, "nova", "instances"), { recursive: true });
  await writeFile(configFile(place), formatSettings(configuration(place)));
  await manage(place, "api_db", "sync");
  await manage(place, "cell_v2", "map_cell0", "--database_connection", databaseUrl(place, "nova_cell0"));
  await manage(place, "db", "sync");
  await manage(place, "cell_v2", "create_cell", "--name", "cell1");
}

export function startNovaApi(place: Place): Promise<ServiceProcess> {
  return startProgram(place, "nova-api", () => answers(urlOf(place, "nova")));
}

/** What decides where a server goes, writes down how it fares, and runs it; they serve once the host is mapped. */
export function startNovaWorker(place: Place, program: "nova-conductor" | "nova-scheduler" | "nova-compute") {
  return startProgram(place, program, async () => true);
}

/** Until the cell knows the host, every server ends with "No valid host". */
export async function mapHost(place: Place): Promise<void> {
  const isMapped = async () => {
    await manage(place, "cell_v2", "discover_hosts");
    return (await manage(place, "cell_v2", "list_hosts")).includes(` ${HOST_NAME} `);
  };
  await waitUntil(isMapped, { deadlineMs: 120_000, what: "nova-compute to be mapped to its cell" });
}

function startProgram(place: Place, program: string, isReady: () => Promise<boolean>): Promise<ServiceProcess> {
  return startService({
    argv: place.enter([program, "--config-file", configFile(place)]),
    log: join(place.folder, `${program}.out`),
    isReady,
  });
}

function manage(place: Place, ...args: string[]): Promise<string> {
  return runCommand(["nova-manage", "--config-file", configFile(place), ...args], { variables: { PATH: SYSTEM_PATH } });
}

function configFile({ folder }: Place): string {
  return join(folder, "nova.conf");
}

function configuration(place: Place): Settings {
  const { folder } = place;
  const privileged = { helper_command: `privsep-helper --config-file ${configFile(place)}` };
  return {
    DEFAULT: daemonSettings(place),
    api_database: { connection: databaseUrl(place, "nova_api") },
    database: { connection: databaseUrl(place, "nova") },
    ...{ conductor: { workers: 1 }, scheduler: { workers: 1 }, vnc: { enabled: false }, glance: { region_name: "RegionOne" } },
    ...callerSettings(place, "nova"),
    service_user: { send_service_user_token: true, ...signInSettings(place, "nova") },
    placement: signInSettings(place, "nova"),
    neutron: signInSettings(place, "nova"),
    libvirt: {
      // KVM's device file is there on this project's machines, and does not work.
      ...{ virt_type: "qemu", cpu_mode: "none", images_type: "qcow2", disk_cachemodes: "file=unsafe" },
      ...{ snapshot_image_format: "qcow2", snapshots_directory: join(folder, "nova", "snapshots") },
      connection_uri: libvirtUrl(place),
    },
    oslo_concurrency: { lock_path: join(folder, "lock") },
    wsgi: { api_paste_config: "/etc/nova/api-paste.ini" },
    ...{ nova_sys_admin: privileged, vif_plug_linux_bridge_privileged: privileged, privsep_osbrick: privileged },
  };
}

function daemonSettings(place: Place): Settings[string] {
  const { folder, address, ports } = place;
  return {
    ...{ log_dir: folder, state_path: join(folder, "nova"), instances_path: join(folder, "nova", "instances") },
    ...{ transport_url: queueUrl(place), my_ip: address, host: HOST_NAME, compute_driver: "libvirt.LibvirtDriver" },
    ...{ enabled_apis: "osapi_compute", osapi_compute_listen: address, osapi_compute_listen_port: ports.nova },
    ...{ osapi_compute_workers: 1, force_config_drive: true, force_raw_images: false },
    // Neutron's news of a plugged port may be lost on a machine this busy; the port works all the same (proven).
    ...{ vif_plugging_is_fatal: false, vif_plugging_timeout: 30, shutdown_timeout: 60 },
    ...{ reserved_host_memory_mb: 0, cpu_allocation_ratio: 16, ram_allocation_ratio: 4, disk_allocation_ratio: 4 },
  };
}
