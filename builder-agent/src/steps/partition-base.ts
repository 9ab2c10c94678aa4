import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithDisk } from "../scopes/attached-disk.ts";
import { ROOT_PARTITION_NUMBER } from "../scopes/fresh-root.ts";
import { partitionDevice, updatePartitions } from "../scopes/partitions.ts";

/** As on Ubuntu's cloud images, in sectors: 14 boots by BIOS (4 MiB), 15 by UEFI (106 MiB), 1 is the root up to the end, so that it can grow. */
const LAYOUT = [
  ...["-n", "14:2048:10239", "-t", "14:ef02", "-n", "15:10240:227327", "-t", "15:ef00"],
  ...["-n", "1:227328:0", "-t", "1:8300", "-A", "1:set:2"],
];

export const ROOT_LABEL = "cloudimg-rootfs";

/** Partitions an empty disk and makes its root filesystem. */
export const partitionBase = defineStep({
  id: "partition-base",
  title: "Partition base",
  commands: ["sgdisk", "mkfs.ext4", "partx"],
  run: async ({ host, disk }: JobContext & WithDisk) => {
    await host.run(["sgdisk", ...LAYOUT, disk.device]);
    await updatePartitions(disk.device, host);
    // Lazy initialisation would go on writing in the background of the first boot; one percent is reserve enough for root.
    const options = ["-q", "-L", ROOT_LABEL, "-m", "1", "-E", "lazy_itable_init=0,lazy_journal_init=0"];
    await host.run(["mkfs.ext4", ...options, partitionDevice(disk.device, ROOT_PARTITION_NUMBER)]);
  },
});
