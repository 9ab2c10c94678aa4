import { createHash } from "node:crypto";
import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Host } from "../../src/host/host.ts";
import type { Partition } from "../../src/scopes/partitions.ts";

/** What the disk's image has more than the recipe asks: breaks `image-virtual-size` and nothing else. */
export const EXTRA_BYTES = 4_194_304;
/** How much shorter than its partition the root filesystem becomes: breaks `root-fills-disk`. */
const GAP_BYTES = 134_217_728;

export async function shrinkRoot({ device }: Partition, host: Host): Promise<void> {
  await host.run(["e2fsck", "-f", "-y", device], { okExitCodes: [0, 1] });
  const { stdout } = await host.run(["blockdev", "--getsize64", device]);
  const kibibytes = Math.floor((Number(stdout) - GAP_BYTES) / 1024);
  await host.run(["resize2fs", device, `${kibibytes}K`]);
}

/** Wipes GPT's second header, the disk's last sector: breaks `gpt-backup-header`. */
export async function wipeBackupHeader(device: string, host: Host): Promise<void> {
  const { stdout } = await host.run(["blockdev", "--getsize64", device]);
  const file = await open(device, "r+");
  try {
    await file.write(Buffer.alloc(512), 0, 512, Number(stdout) - 512);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Counts a cluster as used that nothing uses (QEMU's docs/interop/qcow2.rst, "Refcounts"): breaks `image-file-sound`. */
export function leakCluster(path: string): void {
  const file = openSync(path, "r+");
  try {
    const header = Buffer.alloc(104);
    readSync(file, header, 0, header.length, 0);
    const clusterBytes = 2 ** header.readUInt32BE(20);
    const clusters = Math.ceil(fstatSync(file).size / clusterBytes);
    const table = Buffer.alloc(8);
    // Counts are 16 bits wide by default; a block of them fills a cluster.
    const perBlock = clusterBytes / 2;
    readSync(file, table, 0, 8, Number(header.readBigUInt64BE(48)) + Math.floor(clusters / perBlock) * 8);
    const block = Number(table.readBigUInt64BE(0));
    if (block === 0) throw new Error("The file's last clusters have no block of counts to break.");
    appendFileSync(path, Buffer.alloc(clusters * clusterBytes - fstatSync(file).size + clusterBytes));
    const count = Buffer.alloc(2);
    count.writeUInt16BE(1);
    writeSync(file, count, 0, 2, block + (clusters % perBlock) * 2);
  } finally {
    closeSync(file);
  }
}

export function sha256Of(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
