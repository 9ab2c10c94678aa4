import { closeSync, openSync } from "node:fs";
import { basename, dirname } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";

/** unix(7): a socket's path has room for 107 bytes, and a job's folder may be longer. The kernel's name of an open folder is short. */
const LONGEST_PATH = 107;

/** Another name for a socket that is short enough to be connected to until it is released. Throws `COMMAND_FAILED` where its folder is not there. */
export function shortSocketPath(socket: string): { readonly path: string; readonly release: () => void } {
  if (Buffer.byteLength(socket) <= LONGEST_PATH) return { path: socket, release: () => {} };
  const folder = openFolder(dirname(socket));
  return { path: `/proc/self/fd/${folder}/${basename(socket)}`, release: () => closeSync(folder) };
}

function openFolder(path: string): number {
  try {
    return openSync(path, "r");
  } catch (cause) {
    throw new AgentError("COMMAND_FAILED", `Nobody listens: ${path} is not there.`, { subject: path }, { cause });
  }
}
