import { mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { WithPartitions } from "./attached-disk.ts";
import type { Partition } from "./partitions.ts";

/** Devices that programs expect everywhere, by their numbers (null(4), random(4), tty(4)). */
const CHARACTER_DEVICES = [
  { name: "null", major: 1, minor: 3 },
  { name: "zero", major: 1, minor: 5 },
  { name: "full", major: 1, minor: 7 },
  { name: "random", major: 1, minor: 8 },
  { name: "urandom", major: 1, minor: 9 },
  { name: "tty", major: 5, minor: 0 },
] as const;

const LINKS = [
  { name: "fd", target: "/proc/self/fd" },
  { name: "stdin", target: "/proc/self/fd/0" },
  { name: "stdout", target: "/proc/self/fd/1" },
  { name: "stderr", target: "/proc/self/fd/2" },
  { name: "ptmx", target: "pts/ptmx" },
] as const;

/**
 * Fills the tmpfs over the image's /dev: the usual devices, terminals of its own, and of the host's disks only the
 * image's own, with the by-uuid links without which update-grub writes a device name instead of root=UUID=….
 */
export async function makeDeviceNodes(root: string, context: JobContext & WithPartitions, holder: Holder): Promise<void> {
  const { host, disk } = context;
  const dev = join(root, "dev");
  const quiet = { isQuiet: true };
  for (const { name, major, minor } of CHARACTER_DEVICES)
    await host.run(["mknod", "-m", "0666", join(dev, name), "c", String(major), String(minor)], quiet);
  for (const { name, target } of LINKS) symlinkSync(target, join(dev, name));
  for (const device of [disk.device, ...disk.partitions.map((partition) => partition.device)]) {
    const [major, minor] = await host.deviceNumbers(device);
    await host.run(["mknod", "-m", "0600", join(dev, basename(device)), "b", String(major), String(minor)], quiet);
  }
  mkdirSync(join(dev, "disk/by-uuid"), { recursive: true });
  for (const [uuid, device] of devicesByUuid(disk.partitions))
    symlinkSync(`../../${basename(device)}`, join(dev, "disk/by-uuid", uuid));
  await mountInside(join(dev, "pts"), "devpts", "newinstance,ptmxmode=0666,mode=0620,gid=5", context, holder);
  await mountInside(join(dev, "shm"), "tmpfs", "mode=1777,nosuid,nodev", context, holder);
}

/** A disk may carry the same filesystem twice (a copied partition): the first is meant, as with udev's links. */
function devicesByUuid(partitions: readonly Partition[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { device, filesystem } of partitions) {
    const uuid = basename(filesystem?.uuid ?? "");
    if (uuid !== "" && !found.has(uuid)) found.set(uuid, device);
  }
  return found;
}

async function mountInside(target: string, type: string, options: string, { host }: JobContext, holder: Holder): Promise<void> {
  mkdirSync(target);
  await holder.hold({ kind: "mount", target }, () =>
    host.run(["mount", "-t", type, "-o", options, type, target], { isQuiet: true }),
  );
}
