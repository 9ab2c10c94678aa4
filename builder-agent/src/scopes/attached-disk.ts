import { lstatSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { attachMethod, workingDisk } from "../findings.ts";
import type { Host } from "../host/host.ts";
import { attachDisk } from "./attach-disk.ts";
import { listPartitions, type Partition, updatePartitions } from "./partitions.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithDisk = { readonly disk: { readonly device: string } };
export type WithPartitions = {
  readonly disk: { readonly device: string; readonly partitions: readonly Partition[]; readonly rootPartition: Partition };
};

/** Commands that attaching calls by any method. */
export const DISK_COMMANDS = ["losetup", "partx", "blkid", "sync"] as const;

/** The build's disk as a block device, with its partitions and the one that holds the root filesystem. */
export const attachedDisk = defineScope({
  id: "attached-disk",
  commands: [...DISK_COMMANDS, "mount", "umount"],
  open: async (context: JobContext & WithWorkspace, holder): Promise<WithPartitions> => {
    const { host, job } = context;
    const device = await attachDisk(workingDisk.get(job), attachMethod.get(job), context, holder);
    await updatePartitions(device, host);
    guardDetach(device, holder);
    const partitions = await listPartitions(device, host);
    return { disk: { device, partitions, rootPartition: await findRootPartition(partitions, context, holder) } };
  },
});

/**
 * Refuses to detach while anybody holds a partition: a mount namespace that was copied meanwhile keeps the filesystem
 * alive though umount said 0, and what is converted then is not what was written.
 */
export function guardDetach(device: string, holder: Holder): void {
  holder.onClose(async (host: Host) => {
    await host.run(["sync"], { isQuiet: true });
    for (const partition of await listPartitions(device, host)) {
      if (!(await host.isDeviceFree(partition.device)))
        throw new AgentError("HOST_RESOURCE_BUSY", `${partition.device} is still held by another process.`, {
          subject: partition.device,
        });
    }
  });
}

/** The root partition is the one with /etc/os-release: neither its number nor its label can be relied upon. */
async function findRootPartition(
  partitions: readonly Partition[],
  context: JobContext & WithWorkspace,
  holder: Holder,
): Promise<Partition> {
  const folder = join(context.workspace, "look");
  await mkdir(folder, { recursive: true });
  for (const partition of partitions) {
    if (partition.filesystem?.type !== "ext4") continue;
    await holder.hold({ kind: "mount", target: folder }, () =>
      context.host.run(["mount", "-t", "ext4", "-o", "ro,noload", partition.device, folder], { isQuiet: true }),
    );
    const isRoot = lstatSync(join(folder, "etc/os-release"), { throwIfNoEntry: false }) !== undefined;
    await context.host.unmount(folder);
    if (isRoot) return partition;
  }
  throw new AgentError("BASE_LAYOUT_UNKNOWN", "No ext4 partition of the base image holds /etc/os-release.");
}
