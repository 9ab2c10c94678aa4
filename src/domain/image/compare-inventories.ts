import type { Inventory } from "#protocol/inventory.ts";
import { compareFiles, type FileChange } from "./compare-files.ts";
import { comparePackages, type PackageChange } from "./compare-packages.ts";

/** Everything in which one image differs from another. */
export type InventoryComparison = { readonly packages: readonly PackageChange[]; readonly files: readonly FileChange[] };

export function compareInventories(from: Inventory, to: Inventory): InventoryComparison {
  return { packages: comparePackages(from.packages, to.packages), files: compareFiles(from.files, to.files) };
}
