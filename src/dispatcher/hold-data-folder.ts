import { once } from "node:events";
import { createServer } from "node:net";
import type { DataFolder } from "#server/data-folder.ts";

/**
 * Makes sure that one dispatcher alone works on a data folder: two would write the same journals.
 * Holds the folder's socket, which also tells web that a dispatcher serves. Throws where another process holds it.
 */
export async function holdDataFolder({ root, dispatcherSocket }: DataFolder): Promise<() => void> {
  const server = createServer((socket) => socket.destroy());
  server.listen(dispatcherSocket);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new Error(`Another dispatcher works on ${root}.`, { cause });
  }
  server.unref();
  return () => server.close();
}
