import type { Partition } from "./partitions.ts";

/** One line of fstab(5) that names a filesystem of the image's own disk, other than the root. */
export type FstabEntry = { readonly source: string; readonly target: string };

/** Filesystem types that are on no partition of the image, or that nobody mounts. */
const NOT_ON_DISK = new Set(["swap", "tmpfs", "proc", "sysfs", "devpts", "nfs", "nfs4", "cifs", "9p", "none", "bind"]);

/** The shorter targets first, so that /boot is mounted before /boot/efi. */
export function parseFstab(text: string): FstabEntry[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/\s+/))
    .flatMap(([source, target, type]) =>
      source !== undefined && target?.startsWith("/") && target !== "/" && !NOT_ON_DISK.has(type ?? "")
        ? [{ source, target }]
        : [],
    )
    .toSorted((one, other) => one.target.length - other.target.length);
}

/** The partition that an entry means by LABEL, UUID or PARTUUID; undefined where none of the disk's is meant. */
export function findPartition({ source }: FstabEntry, partitions: readonly Partition[]): Partition | undefined {
  const [tag = "", value = ""] = source.replaceAll('"', "").split("=", 2);
  return partitions.find(({ filesystem }) => {
    if (filesystem === null) return false;
    const tags: Readonly<Record<string, string | null>> = {
      LABEL: filesystem.label,
      UUID: filesystem.uuid,
      PARTUUID: filesystem.partUuid,
    };
    return tags[tag]?.toLowerCase() === value.toLowerCase() && value !== "";
  });
}
