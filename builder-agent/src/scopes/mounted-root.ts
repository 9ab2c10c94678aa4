import { lstatSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import type { WithPartitions } from "./attached-disk.ts";
import { type FstabEntry, findPartition, parseFstab } from "./fstab.ts";
import { readImageFile, resolveInRoot } from "./image-path.ts";
import type { Partition } from "./partitions.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithRoot = {
  readonly root: {
    /** Where the image's / is on the host. */
    readonly path: string;
    /** Every mounted filesystem of the image, the root first. */
    readonly mounts: readonly string[];
  };
};

/** The image's root with everything that its own fstab names: Ubuntu 24.04 has /boot on a partition of its own. */
export const mountedRoot = defineScope({
  id: "mounted-root",
  commands: ["mount", "umount"],
  open: async (context: JobContext & WithWorkspace & WithPartitions, holder): Promise<WithRoot> => {
    const { rootPartition, partitions } = context.disk;
    const path = join(context.workspace, "root");
    await mkdir(path, { recursive: true });
    await mountFilesystem(rootPartition.device, path, rootPartition.filesystem?.type ?? "ext4", context, holder);
    const mounts = [path];
    for (const entry of parseFstab(readImageFile(path, "/etc/fstab") ?? "")) {
      const target = await mountEntry(entry, partitions, path, context, holder);
      if (target !== null) mounts.push(target);
    }
    return { root: { path, mounts } };
  },
});

/** Mounts a filesystem with a note in the ledger; `noatime`: reading the image must not change it. */
export async function mountFilesystem(
  device: string,
  target: string,
  type: string,
  { host }: Pick<JobContext, "host">,
  holder: Holder,
): Promise<void> {
  await holder.hold({ kind: "mount", target }, () => host.run(["mount", "-t", type, "-o", "noatime", device, target]));
}

async function mountEntry(
  entry: FstabEntry,
  partitions: readonly Partition[],
  root: string,
  context: JobContext,
  holder: Holder,
): Promise<string | null> {
  const partition = findPartition(entry, partitions);
  const type = partition?.filesystem?.type;
  if (partition === undefined || type === undefined) {
    context.report.warning(
      "FSTAB_ENTRY_UNKNOWN",
      `The image's fstab names ${entry.source} for ${entry.target}, which is not on its disk.`,
    );
    return null;
  }
  const target = resolveInRoot(root, entry.target);
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  try {
    await mountFilesystem(partition.device, target, type, context, holder);
    return target;
  } catch (cause) {
    // The EFI partition changes only with a new boot loader; a builder's kernel without vfat can still build.
    if (type !== "vfat" || !(cause instanceof AgentError) || cause.code !== "COMMAND_FAILED") throw cause;
    context.report.warning(
      "FILESYSTEM_UNSUPPORTED",
      `The builder's kernel has no vfat: ${entry.target} stays as the base has it.`,
    );
    return null;
  }
}
