import type { Inventory } from "#protocol/inventory.ts";

/** Files that no two builds have alike, whichever way they were made, with the reason. */
const OWN_TO_EACH_BUILD: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\/var\/cache\/ldconfig\/aux-cache$/, "holds the inodes and times of libraries"],
  [/^\/var\/lib\/containerd\/.*\.(bolt\/meta|overlayfs\/metadata)\.db$/, "containerd's databases, with the time of each pull"],
  [/^\/var\/lib\/containerd\/.*\/snapshots\/\d+\//, "numbered as pulls that ran at once came to their end"],
  [/^\/var\/log\/(btmp|lastlog|wtmp)$|^\/var\/lib\/systemd\/timesync\/clock$/, "a boot makes them; they are empty"],
];

/** The files that only one of two images has, or has otherwise, but for those that no two builds have alike. */
export function differentFiles(one: Inventory, other: Inventory): string[] {
  const [first, second] = [one, other].map(({ files }) => new Map(files.map(({ path, sha256 }) => [path, sha256])));
  const paths = [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])].toSorted();
  const isNamed = (path: string) => OWN_TO_EACH_BUILD.some(([pattern]) => pattern.test(path));
  return paths.filter((path) => first?.get(path) !== second?.get(path) && !isNamed(path));
}
