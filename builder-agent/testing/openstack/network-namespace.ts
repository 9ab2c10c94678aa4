import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../src/wait-until.ts";
import { runCommand } from "../world/run-command.ts";

/** On which the cloud's services listen; this machine's end of the line is 10.77.1.1. */
export const CLOUD_ADDRESS = "10.77.1.2";
/** The network that servers are in, and the address by which they reach what is outside it. */
export const SERVER_NETWORK = "10.77.0.0/24";
export const SERVER_GATEWAY = "10.77.0.1";
/** The interface that Neutron's agent joins to the servers' bridge. */
export const PROVIDER_INTERFACE = "provider1";

/** The one cloud with servers of a machine: its addresses are fixed, so its end of the line is the turn of whoever holds it. */
const HOST_INTERFACE = "mib-cloud";
const NAMESPACE_PREFIX = "mib-cloud-";
/** Another test on this machine may have its cloud open, and be booting servers in it. */
const TURN_MS = 900_000;

/** A network of a cloud's own, which this machine reaches by one line and a route. */
export type NetworkNamespace = {
  /** For all that its services write. Everybody may look into it: some of them run as users of their own. */
  readonly folder: string;
  readonly enter: (argv: readonly string[]) => readonly string[];
  /** Ends whatever runs in it, and takes it and the folder away. */
  readonly close: () => Promise<void>;
};

/** Makes the network; whatever a killed test left of one goes first. */
export async function openNetworkNamespace(): Promise<NetworkNamespace> {
  for (const name of await abandonedNamespaces()) await removeNamespace(name);
  const name = `${NAMESPACE_PREFIX}${process.pid}`;
  await runCommand(["ip", "netns", "add", name]);
  try {
    await waitUntil(() => takeTurn(name), { deadlineMs: TURN_MS, what: "the other cloud of this machine to close" });
    await layOut(name);
    await coverSettings(name);
    await mkdir(folderOf(name), { mode: 0o755 });
  } catch (cause) {
    await removeNamespace(name);
    throw cause;
  }
  const enter = (argv: readonly string[]) => ["ip", "netns", "exec", name, ...argv];
  return { folder: folderOf(name), enter, close: () => removeNamespace(name) };
}

async function takeTurn(name: string): Promise<boolean> {
  try {
    await runCommand(["ip", "link", "add", HOST_INTERFACE, "type", "veth", "peer", "name", "services", "netns", name]);
    return true;
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("File exists")) return false;
    throw cause;
  }
}

async function layOut(name: string): Promise<void> {
  const inside = ["ip", "-n", name];
  const commands = [
    [...inside, "link", "set", "lo", "up"],
    [...inside, "addr", "add", `${CLOUD_ADDRESS}/24`, "dev", "services"],
    [...inside, "link", "set", "services", "up"],
    [...inside, "link", "add", "provider0", "type", "veth", "peer", "name", PROVIDER_INTERFACE],
    [...inside, "addr", "add", `${SERVER_GATEWAY}/24`, "dev", "provider0"],
    [...inside, "link", "set", "provider0", "up"],
    [...inside, "link", "set", PROVIDER_INTERFACE, "up"],
    ["ip", "netns", "exec", name, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1"],
    ["ip", "addr", "add", "10.77.1.1/24", "dev", HOST_INTERFACE],
    ["ip", "link", "set", HOST_INTERFACE, "up"],
    ["ip", "route", "add", SERVER_NETWORK, "via", CLOUD_ADDRESS],
  ];
  for (const command of commands) await runCommand(command);
}

/**
 * libvirtd run by root reads its driver's settings, and writes its machines, below /etc/libvirt and nowhere else. `ip netns exec`
 * lays what is below /etc/netns/NAME over /etc for whatever it starts (ip-netns(8)), so that this machine's own stay as they are.
 */
async function coverSettings(name: string): Promise<void> {
  const folder = join(settingsFolder(name), "libvirt");
  await mkdir(settingsFolder(name), { recursive: true });
  if (existsSync("/etc/libvirt")) await cp("/etc/libvirt", folder, { recursive: true });
  await writeFile(join(folder, "qemu.conf"), QEMU_SETTINGS);
}

/** No systemd, no cgroups to give away, no AppArmor, and nobody but root on a test machine. */
const QEMU_SETTINGS = `user = "root"
group = "root"
dynamic_ownership = 1
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
stdio_handler = "file"
`;

function settingsFolder(name: string): string {
  return join("/etc/netns", name);
}

function folderOf(name: string): string {
  return join(tmpdir(), name);
}

/** Namespaces of tests that run no more: each bears its process's id. */
async function abandonedNamespaces(): Promise<string[]> {
  const names = (await runCommand(["ip", "netns", "list"])).split("\n").map((line) => line.split(" ")[0] ?? "");
  return names.filter((name) => name.startsWith(NAMESPACE_PREFIX) && !existsSync(`/proc/${name.slice(NAMESPACE_PREFIX.length)}`));
}

/** The line goes first: the kernel takes its time with the rest of a namespace, and the next cloud is waiting for the name. */
async function removeNamespace(name: string): Promise<void> {
  const processes = async () => (await runCommand(["ip", "netns", "pids", name])).split("\n").filter(Boolean).map(Number);
  await waitUntil(
    async () => {
      const left = await processes();
      for (const pid of left) kill(pid);
      return left.length === 0;
    },
    { deadlineMs: 30_000, what: `whatever runs in ${name} to end` },
  );
  const links = await runCommand(["ip", "-n", name, "-brief", "link"]);
  if (links.includes("services@")) await runCommand(["ip", "-n", name, "link", "del", "services"]);
  await runCommand(["ip", "netns", "del", name]);
  for (const folder of [settingsFolder(name), folderOf(name)]) await rm(folder, { recursive: true, force: true });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}
