import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Makes sure that one dispatcher alone works on a data folder: two would write the same journals. `dispatcherSocket` is the
 * folder's name for it; who connects sees that the dispatcher lives. Returns what frees the name.
 * Throws where another process holds it.
 */
export async function holdDataFolder(dispatcherSocket: string): Promise<() => void> {
  const server = createServer((socket) => socket.destroy());
  server.listen(dispatcherSocket);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new Error("Another dispatcher works on this data folder.", { cause });
  }
  server.unref();
  return () => server.close();
}
