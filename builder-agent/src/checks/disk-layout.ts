import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readExt4Size } from "../tools/ext4-superblock.ts";
import { type Check, failed, passed, skipped } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";

/** sysfs counts in sectors of 512 bytes, whatever the device's own are (Documentation/ABI/stable/sysfs-block). */
const SECTOR_BYTES = 512;
/** growpart leaves the second GPT header and the alignment free: a mebibyte; a small system partition behind root takes a few more. */
const MOST_UNUSED_BYTES = 16_777_216;

/** The disk of the image, as the kernel and sgdisk see it. */
export const DISK_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "gpt-backup-header",
    lesson: "L04",
    meaning: "GPT's second header stands at the disk's end: `sgdisk --verify` finds no problem.",
    run: async ({ host, disk }) => {
      const { stdout } = await host.run(["sgdisk", "--verify", disk.device], { okExitCodes: [0, 2, 3], isQuiet: true });
      if (/not found|MBR only/.test(stdout) && !stdout.includes("GPT")) return skipped("the disk has no GPT");
      const problems = stdout.split("\n").filter((line) => /^(?:Problem|Error|Caution: invalid|Warning!)/i.test(line));
      const isGood = stdout.includes("No problems found");
      return isGood ? passed("No problems found") : failed(problems.join(" ") || stdout.trim().slice(0, 300));
    },
  },
  {
    id: "root-fills-disk",
    lesson: "L03",
    meaning: "The root partition reaches the disk's end and its filesystem the partition's.",
    run: async ({ disk }) => {
      const partition = disk.rootPartition.device;
      const [size, start, diskSize] = [sectors(partition, "size"), sectors(partition, "start"), sectors(disk.device, "size")];
      const unpartitioned = diskSize - start - size;
      const filesystem = (await readExt4Size(partition)) ?? 0;
      const evidence = `${unpartitioned} bytes behind the root partition, ${size - filesystem} bytes behind its filesystem`;
      return Math.max(unpartitioned, size - filesystem) <= MOST_UNUSED_BYTES ? passed(evidence) : failed(evidence);
    },
  },
];

/** A number of sectors that the kernel gives for a disk or partition, in bytes. */
function sectors(device: string, file: "size" | "start"): number {
  return Number(readFileSync(join("/sys/class/block", basename(device), file), "utf8")) * SECTOR_BYTES;
}
