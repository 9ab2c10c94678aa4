import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import type { WithDisk, WithPartitions } from "./attached-disk.ts";
import { mountFilesystem, type WithRoot } from "./mounted-root.ts";
import { listPartitions, partitionDevice } from "./partitions.ts";
import type { WithWorkspace } from "./workspace.ts";

/** The number of the root partition on a bootstrapped disk: as on the distributions' own cloud images. */
export const ROOT_PARTITION_NUMBER = 1;

/** The empty root filesystem of a disk that a bootstrap has just partitioned. */
export const freshRoot = defineScope({
  id: "mounted-root",
  commands: ["mount", "umount"],
  open: async (context: JobContext & WithWorkspace & WithDisk, holder): Promise<WithRoot & WithPartitions> => {
    const { device } = context.disk;
    const partitions = await listPartitions(device, context.host);
    const rootDevice = partitionDevice(device, ROOT_PARTITION_NUMBER);
    const path = join(context.workspace, "fresh-root");
    await mkdir(path, { recursive: true });
    await mountFilesystem(rootDevice, path, "ext4", context, holder);
    const rootPartition = partitions.find((partition) => partition.device === rootDevice);
    return {
      root: { path, mounts: [path] },
      disk: {
        device,
        partitions,
        rootPartition: rootPartition ?? { number: ROOT_PARTITION_NUMBER, device: rootDevice, filesystem: null },
      },
    };
  },
});
