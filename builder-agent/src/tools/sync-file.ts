import { open } from "node:fs/promises";

/** Waits until a file's bytes are on the disk (fsync(2)): a note that vouches for them must not survive a power cut without them. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
