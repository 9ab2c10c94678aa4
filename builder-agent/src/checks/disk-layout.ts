import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { readExt4Size } from "../tools/ext4-superblock.ts";
import { type Check, failed, passed, skipped, type Verdict } from "./check.ts";
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
      const { stdout, stderr } = await host.run(["sgdisk", "--verify", disk.device], {
        okExitCodes: ANY_EXIT_CODE,
        isQuiet: true,
      });
      return judgeVerification(`${stderr}\n${stdout}`);
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

/** sgdisk(8) mends a broken second header in its own memory, and may then find no problem: what it said before that counts. */
export function judgeVerification(output: string): Verdict {
  if (output.includes("Creating new GPT entries") || /^\s*GPT: not present/m.test(output)) return skipped("the disk has no GPT");
  const complaints = output.split("\n").filter((line) => /^(?:Problem:|Caution: invalid|Warning!)|: ERROR$/.test(line.trim()));
  if (complaints.length === 0 && output.includes("No problems found")) return passed("No problems found");
  return failed(complaints.join(" ").trim() || output.trim().slice(0, 300));
}

/** A number of sectors that the kernel gives for a disk or partition, in bytes. */
function sectors(device: string, file: "size" | "start"): number {
  return Number(readFileSync(join("/sys/class/block", basename(device), file), "utf8")) * SECTOR_BYTES;
}
