import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The process that made a folder stands in its name, so that the next one knows whose it was. */
const NAME = /^mib-rsync-(\d+)-/;

/**
 * Makes the private folder in which a transfer's key and known_hosts lie while it lasts. Not in the data folder: its path becomes
 * part of a command line that rsync splits at spaces.
 */
export function makeTransferFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `mib-rsync-${process.pid}-`));
}

/** Removes what killed dispatchers left: there is a key in it. */
export async function removeDeadTransferFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another person's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
