import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import type { Place } from "./place.ts";
import { type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";

/** libvirt's address of this cloud's own daemon. */
export function libvirtUrl({ folder }: Place): string {
  return `qemu+unix:///system?socket=${socketOf(folder)}`;
}

/** Debian's libvirtd, whose machines end with it: they are no children of its own. */
export async function startLibvirt(place: Place): Promise<ServiceProcess> {
  const folder = join(place.folder, "libvirt");
  await mkdir(folder);
  const config = join(folder, "libvirtd.conf");
  await writeFile(config, settings(folder));
  const service = await startService({
    argv: place.enter(["libvirtd", "--config", config, "--pid-file", join(folder, "pid")]),
    log: join(place.folder, "libvirtd.out"),
    isReady: async () => existsSync(socketOf(place.folder)),
  });
  return {
    ...service,
    close: async () => {
      await destroyMachines(place).catch(() => {});
      await service.close();
    },
  };
}

/** libvirt takes its notes on a machine in /run away only where it ends the machine itself. */
async function destroyMachines(place: Place): Promise<void> {
  const virsh = (...args: string[]) =>
    runCommand(["virsh", "--quiet", "--connect", libvirtUrl(place), ...args], { variables: { PATH: SYSTEM_PATH } });
  const names = (await virsh("list", "--name")).split("\n").filter(Boolean);
  for (const name of names) await virsh("destroy", name);
}

function settings(folder: string): string {
  return `unix_sock_dir = "${folder}"
unix_sock_group = "root"
auth_unix_rw = "none"
log_outputs = "2:file:${folder}/log"
`;
}

function socketOf(folder: string): string {
  return join(folder, "libvirt", "libvirt-sock");
}
