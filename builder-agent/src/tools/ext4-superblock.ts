import { open } from "node:fs/promises";

/** The superblock stands 1024 bytes into the filesystem (the kernel's Documentation/filesystems/ext4/super.rst). */
const SUPERBLOCK_OFFSET = 1024;
const MAGIC = 0xef53;
const HAS_64_BIT_COUNTS = 0x80;

/** How many bytes of its partition an ext4 filesystem uses, by its own superblock; null where there is none. */
export async function readExt4Size(device: string): Promise<number | null> {
  const file = await open(device, "r");
  try {
    const block = Buffer.alloc(1024);
    await file.read(block, 0, block.length, SUPERBLOCK_OFFSET);
    return parseExt4Size(block);
  } finally {
    await file.close();
  }
}

/** `block` are the 1024 bytes of the superblock, little-endian. */
export function parseExt4Size(block: Buffer): number | null {
  if (block.readUInt16LE(0x38) !== MAGIC) return null;
  const high = (block.readUInt32LE(0x60) & HAS_64_BIT_COUNTS) === 0 ? 0 : block.readUInt32LE(0x150);
  return (high * 2 ** 32 + block.readUInt32LE(0x04)) * 2 ** (10 + block.readUInt32LE(0x18));
}
