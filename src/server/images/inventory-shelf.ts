import { readFile } from "node:fs/promises";
import { DomainError } from "#domain/domain-error.ts";
import type { ImageId } from "#domain/id.ts";
import { type Inventory, inventorySchema } from "#protocol/inventory.ts";
import type { DataFolder } from "#server/data-folder.ts";

/**
 * To read one takes 20 to 60 ms, and parsed it holds 3 MB (measured, 14 000 files): somebody who looks through a comparison asks for the
 * same two again and again.
 */
const MOST_KEPT = 6;

export type InventoryShelf = ReturnType<typeof createInventoryShelf>;

/** The inventories that were asked for last, parsed. An image's inventory never changes. */
export function createInventoryShelf(folder: DataFolder) {
  const kept = new Map<ImageId, Promise<Inventory>>();

  return {
    /** Two who ask at the same time wait for one reading. */
    read(id: ImageId): Promise<Inventory> {
      const inventory = kept.get(id) ?? readInventory(id, folder.inventory(id));
      // A Map keeps the order in which keys were set: what was asked for last stands last.
      kept.delete(id);
      kept.set(id, inventory);
      inventory.catch(() => kept.delete(id));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return inventory;
    },
    forget: (id: ImageId) => void kept.delete(id),
  };
}

/** Refused where the file is not there, such as that of an image which is being deleted. */
async function readInventory(id: ImageId, path: string): Promise<Inventory> {
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code !== "ENOENT") throw error;
    throw new DomainError("NOT_FOUND", `The image ${id} has no inventory.`);
  });
  return inventorySchema.parse(JSON.parse(text));
}
