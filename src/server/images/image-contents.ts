import type { ImageId } from "#domain/id.ts";
import { browseChanges, type ChangeQuery, NO_CHANGES } from "#domain/image/browse-changes.ts";
import { compareInventories } from "#domain/image/compare-inventories.ts";
import type { PackageChange } from "#domain/image/compare-packages.ts";
import { listFolder, type MeasuredEntry } from "#domain/image/list-folder.ts";
import type { InventoryShelf } from "./inventory-shelf.ts";

/** More tiles than anybody tells apart; what is smaller is counted together. */
const MOST_ENTRIES = 60;

type Two = { readonly fromId: ImageId; readonly toId: ImageId };

/** One page of a list: `cursor` is how many rows came before it. */
type Page = { readonly cursor: number; readonly limit: number };

type PackageQuery = Two & Page & { readonly search: string; readonly kind?: PackageChange["kind"] | undefined };

/** What images hold, and in what two of them differ. Of lists it gives pages, since an image has 14 000 files and more. */
export function createImageContents(shelf: InventoryShelf) {
  async function compare({ fromId, toId }: Two) {
    const [from, to] = await Promise.all([shelf.read(fromId), shelf.read(toId)]);
    return compareInventories(from, to);
  }

  return {
    /** Packages and files whose name holds `query`, the largest files first; at most `limit` of each. */
    async search({ id, query, limit }: { id: ImageId; query: string; limit: number }) {
      const inventory = await shelf.read(id);
      const packages = inventory.packages.filter((entry) => entry.name.includes(query));
      const files = inventory.files.filter((entry) => entry.path.includes(query));
      return {
        packages: packages.slice(0, limit),
        packageTotal: packages.length,
        files: files.sort((one, other) => other.sizeBytes - one.sizeBytes).slice(0, limit),
        fileTotal: files.length,
      };
    },

    /** What stands in a folder, the largest first, and how much the rest of it is. */
    async folder({ id, path }: { id: ImageId; path: string }) {
      const entries = listFolder((await shelf.read(id)).files, path);
      const rest = entries.slice(MOST_ENTRIES);
      return {
        ...{ path, ...measure(entries), entries: entries.slice(0, MOST_ENTRIES) },
        rest: { count: rest.length, ...measure(rest) },
      };
    },

    /** How much differs. */
    async countChanges(two: Two) {
      const { packages, files } = await compare(two);
      const changed = { packages: { added: 0, removed: 0, upgraded: 0, downgraded: 0 }, files: { ...NO_CHANGES } };
      for (const { kind } of packages) changed.packages[kind] += 1;
      for (const { kind } of files) changed.files[kind] += 1;
      return changed;
    },

    async changedPackages({ search, kind, ...query }: PackageQuery) {
      const { packages } = await compare(query);
      const fits = (change: PackageChange) => change.name.includes(search) && (kind === undefined || change.kind === kind);
      return takePage(packages.filter(fits), query);
    },

    async changedFiles(query: Two & Page & ChangeQuery) {
      return takePage(browseChanges((await compare(query)).files, query), query);
    },
  };
}

function measure(entries: readonly MeasuredEntry[]) {
  return {
    sizeBytes: entries.reduce((sum, entry) => sum + entry.sizeBytes, 0),
    fileCount: entries.reduce((sum, entry) => sum + entry.fileCount, 0),
  };
}

function takePage<Row>(rows: readonly Row[], { cursor, limit }: Page) {
  const end = cursor + limit;
  return { items: rows.slice(cursor, end), total: rows.length, nextCursor: end < rows.length ? end : null };
}
