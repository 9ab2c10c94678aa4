import type { PackageChange } from "../image/compare-packages.ts";

/** More lines than anybody reads of one image. */
const MOST_LINES = 40;

const SPELLINGS: Record<PackageChange["kind"], (change: PackageChange) => string> = {
  added: ({ name, to }) => `+ ${name} ${to}`,
  removed: ({ name, from }) => `- ${name} ${from}`,
  upgraded: ({ name, from, to }) => `${name} ${from} → ${to}`,
  downgraded: ({ name, from, to }) => `${name} ${from} → ${to}`,
};
const ORDER = ["added", "removed", "downgraded", "upgraded"] as const;

/**
 * A draft of what to tell users about a newer image: which packages came, went and changed, one a line, in signs that need no language.
 * An admin keeps what users care for. "" where the packages are the same.
 */
export function draftChange(changes: readonly PackageChange[]): string {
  const lines = ORDER.flatMap((kind) =>
    changes.filter((change) => change.kind === kind).map((change) => SPELLINGS[kind](change)),
  );
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`… +${rest}`] : [])].join("\n");
}
