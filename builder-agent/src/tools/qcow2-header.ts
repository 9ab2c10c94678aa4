import { open } from "node:fs/promises";

/** What a qcow2 header says that decides whether the file is safe to open (QEMU's docs/interop/qcow2.rst). */
export type Qcow2Header = {
  readonly version: number;
  readonly virtualSizeBytes: number;
  readonly hasBackingFile: boolean;
  readonly hasDataFile: boolean;
  readonly isEncrypted: boolean;
  /** Bits of the incompatible features that we do not know. */
  readonly unknownFeatures: readonly number[];
};

const MAGIC = 0x51_46_49_fb;
const DATA_FILE_BIT = 2;
/** 0 dirty, 1 corrupt, 2 external data file, 3 compression type, 4 extended L2 entries. */
const KNOWN_FEATURE_BITS = 5;

/** Reads the first 104 bytes of a file; null where it is no qcow2. */
export async function readQcow2Header(path: string): Promise<Qcow2Header | null> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.alloc(104);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytesRead < 72 ? null : parseQcow2Header(bytes);
  } finally {
    await file.close();
  }
}

/** `bytes` are at least 104, padded with zeroes where the file is shorter. Fields are big-endian. */
export function parseQcow2Header(bytes: Buffer): Qcow2Header | null {
  if (bytes.readUInt32BE(0) !== MAGIC) return null;
  const version = bytes.readUInt32BE(4);
  // Version 2 has no feature bits: its header ends at byte 72.
  const features = version >= 3 ? bytes.readBigUInt64BE(72) : 0n;
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => ((features >> BigInt(bit)) & 1n) === 1n);
  return {
    version,
    virtualSizeBytes: Number(bytes.readBigUInt64BE(24)),
    hasBackingFile: bytes.readBigUInt64BE(8) !== 0n,
    hasDataFile: bits.includes(DATA_FILE_BIT),
    isEncrypted: bytes.readUInt32BE(32) !== 0,
    unknownFeatures: bits.filter((bit) => bit >= KNOWN_FEATURE_BITS),
  };
}

/** Why a base must not be opened; null: it may. Versions 2 and 3 are all that exist. */
export function objectionTo(header: Qcow2Header | null): string | null {
  if (header === null) return "it is no qcow2";
  if (header.version !== 2 && header.version !== 3) return `it is a qcow2 of the unknown version ${header.version}`;
  if (header.hasBackingFile) return "it names a backing file, which could be any file of the builder";
  if (header.hasDataFile) return "it names an external data file, which could be any file of the builder";
  if (header.isEncrypted) return "it is encrypted";
  if (header.unknownFeatures.length > 0) return `it needs the unknown features ${header.unknownFeatures.join(", ")}`;
  return null;
}
