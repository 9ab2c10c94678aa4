import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";

const COMMAND_FOLDERS = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** The PATH of every command of a job: an SSH session's own may lack the sbin folders. */
export const STANDARD_PATH = COMMAND_FOLDERS.join(":");

/** True where the command stands in one of the standard folders and may be executed. */
export async function hasCommand(command: string): Promise<boolean> {
  const attempts = await Promise.allSettled(COMMAND_FOLDERS.map((folder) => access(join(folder, command), constants.X_OK)));
  return attempts.some(({ status }) => status === "fulfilled");
}
