import type { Inventory } from "#protocol/inventory.ts";
import { compareVersions } from "./compare-versions.ts";
import { type Pair, pairUp } from "./pair-up.ts";

type Package = Inventory["packages"][number];

export const PACKAGE_CHANGES = ["added", "removed", "upgraded", "downgraded"] as const;

/** A package that is not the same in two images. `from` and `to` are its versions; null where it is not there. */
export type PackageChange = {
  readonly name: string;
  readonly architecture: string;
  readonly kind: (typeof PACKAGE_CHANGES)[number];
  readonly from: string | null;
  readonly to: string | null;
  /** By how many bytes it takes more than before, installed; negative where it takes less. */
  readonly growthBytes: number;
};

/** The packages in which one image differs from another, by name. What is installed for two architectures is two packages. */
export function comparePackages(from: readonly Package[], to: readonly Package[]): PackageChange[] {
  return pairUp(from, to, spell)
    .filter(({ before, after }) => before?.version !== after?.version)
    .flatMap(describe)
    .sort((one, other) => (spell(one) < spell(other) ? -1 : 1));
}

function spell({ name, architecture }: Pick<Package, "name" | "architecture">): string {
  return `${name}:${architecture}`;
}

function describe({ before, after }: Pair<Package>): PackageChange[] {
  const either = after ?? before;
  if (either === null) return [];
  const { name, architecture } = either;
  const growthBytes = (after?.sizeBytes ?? 0) - (before?.sizeBytes ?? 0);
  const versions = { from: before?.version ?? null, to: after?.version ?? null };
  return [{ name, architecture, kind: kindOf(before, after), ...versions, growthBytes }];
}

function kindOf(before: Package | null, after: Package | null): PackageChange["kind"] {
  if (before === null) return "added";
  if (after === null) return "removed";
  return compareVersions(before.version, after.version) > 0 ? "downgraded" : "upgraded";
}
