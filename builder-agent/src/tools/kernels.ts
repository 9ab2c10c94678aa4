import { readdirSync } from "node:fs";
import { resolveInRoot } from "../scopes/image-path.ts";

/** Versions of the kernels in an image's /boot: `6.1.0-41-cloud-amd64`. */
export function listKernels(root: string): string[] {
  return readdirSync(resolveInRoot(root, "/boot"))
    .flatMap((name) => /^vmlinuz-(.+)$/.exec(name)?.[1] ?? [])
    .toSorted(compareVersions);
}

/** Numbers in versions compare as numbers: 6.1.0-9 comes before 6.1.0-41. */
function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}
