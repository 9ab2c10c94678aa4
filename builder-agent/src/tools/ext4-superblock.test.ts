import { expect, test } from "vitest";
import { parseExt4Size } from "./ext4-superblock.ts";

/** The fields that count, as mke2fs writes them. */
function superblock({ blocks, logBlockSize, high = 0 }: { blocks: number; logBlockSize: number; high?: number }): Buffer {
  const block = Buffer.alloc(1024);
  block.writeUInt16LE(0xef53, 0x38);
  block.writeUInt32LE(blocks, 0x04);
  block.writeUInt32LE(logBlockSize, 0x18);
  block.writeUInt32LE(high === 0 ? 0 : 0x80, 0x60);
  block.writeUInt32LE(high, 0x150);
  return block;
}

test("a filesystem's size is its blocks times their size, also above 16 TiB", () => {
  expect(parseExt4Size(superblock({ blocks: 1_572_864, logBlockSize: 2 }))).toBe(6_442_450_944);
  expect(parseExt4Size(superblock({ blocks: 1, logBlockSize: 2, high: 1 }))).toBe((2 ** 32 + 1) * 4096);
});

test("what is no ext4 has no size", () => {
  expect(parseExt4Size(Buffer.alloc(1024))).toBeNull();
});
