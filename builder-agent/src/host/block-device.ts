import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";

/**
 * Whether nobody holds a block device. open(2): O_EXCL without O_CREAT on a block device fails with EBUSY while it is
 * mounted or otherwise claimed, also from a mount namespace that we cannot see. A device that is gone is free.
 */
export async function isDeviceFree(device: string): Promise<boolean> {
  try {
    const handle = await open(device, constants.O_RDONLY | constants.O_EXCL);
    await handle.close();
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EBUSY") return false;
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENXIO")) return true;
    throw cause;
  }
}

/** makedev(3): glibc's layout of a device number, major in bits 8 to 19 and minor in the rest of the low 32. */
export async function deviceNumbers(device: string): Promise<readonly [major: number, minor: number]> {
  const { rdev } = await stat(device);
  return [(rdev >> 8) & 0xfff, (rdev & 0xff) | ((rdev >> 12) & 0xfff00)];
}
