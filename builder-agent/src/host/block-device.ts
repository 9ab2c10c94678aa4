import { constants } from "node:fs";
import { open } from "node:fs/promises";

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
