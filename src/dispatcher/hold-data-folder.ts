import { createHash } from "node:crypto";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";

/**
 * Makes sure that one dispatcher alone works on a data folder: two would write the same journals.
 *
 * Holds a name in Linux's abstract socket namespace (unix(7)): the kernel frees it with the process, however that ends.
 * Throws where another process holds the folder.
 */
export async function holdDataFolder(root: string): Promise<() => void> {
  const name = createHash("sha256").update(realpathSync(root)).digest("hex");
  const server = createServer((socket) => socket.destroy());
  server.listen(`\0marketplace-image-builder/dispatcher/${name}`);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new Error(`Another dispatcher works on ${root}.`, { cause });
  }
  server.unref();
  return () => server.close();
}
