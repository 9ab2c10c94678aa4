import { distributionContainerd, isContainerdEnough, leastContainerd } from "#protocol/containerd-support.ts";
import type { RecipePart } from "#protocol/recipe.ts";

type Release = { readonly distro: string; readonly version: string };

/** A Kubernetes that the base's own containerd is too old for. Versions as `major.minor`. */
export type ContainerdMisfit = {
  readonly index: number;
  readonly minor: string;
  readonly containerd: string;
  readonly least: string;
};

/**
 * The first Kubernetes part whose containerd would be too old, or null. Docker's repository always has a new one; of a release that
 * is not known, its package is judged when it is installed.
 */
export function findContainerdMisfit(parts: readonly RecipePart[], base: Release): ContainerdMisfit | null {
  const containerd = distributionContainerd(base.distro, base.version);
  if (containerd === null) return null;
  for (const [index, part] of parts.entries())
    if (part.kind === "kubernetes" && part.containerd === "distribution" && !isContainerdEnough(containerd, part.minor))
      return { index, minor: part.minor, containerd, least: leastContainerd(part.minor) };
  return null;
}
