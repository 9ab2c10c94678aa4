import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { ImageId, JobId } from "#domain/id.ts";

/** Every path in the data folder, so that no two programs spell one differently. */
export type DataFolder = ReturnType<typeof openDataFolder>;

/** Makes the data folder with its rooms, readable by its owner alone. */
export function openDataFolder(root: string) {
  const rooms = {
    journals: join(root, "journals"),
    images: join(root, "images"),
    keys: join(root, "keys"),
    cache: join(root, "cache"),
    logos: join(root, "logos"),
  };
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o700);
  for (const room of Object.values(rooms)) mkdirSync(room, { recursive: true, mode: 0o700 });
  return {
    root,
    database: join(root, "catalog.db"),
    /**
     * The name that the one dispatcher of this folder listens on while it serves, in Linux's abstract socket namespace (unix(7)):
     * the kernel frees it with the process, however that ends.
     */
    dispatcherSocket: `\0marketplace-image-builder/dispatcher/${createHash("sha256").update(realpathSync(root)).digest("hex")}`,
    keys: rooms.keys,
    cache: rooms.cache,
    /** Pictures that admins uploaded for the marketplace. */
    logos: rooms.logos,
    /** The one-time link's token, while there is no admin. */
    setupToken: join(root, "setup-token"),
    journal: (id: JobId) => join(rooms.journals, `${id}.ndjson`),
    imageFolder: (id: ImageId) => join(rooms.images, id),
    image: (id: ImageId, fileName: string) => join(rooms.images, id, fileName),
    inventory: (id: ImageId) => join(rooms.images, id, "inventory.json"),
    /** The report of the newest verification that came to its end. */
    verification: (id: ImageId) => join(rooms.images, id, "verification.json"),
  } as const;
}
