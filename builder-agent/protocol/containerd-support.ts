/**
 * Which containerd a Kubernetes minor needs, newest first: the row of the first minor that is not newer than the one asked.
 * Kubernetes 1.26 dropped CRI v1alpha2, and containerd has v1 since 1.6; 1.36 dropped containerd 1.x, of which 1.35 takes the
 * last (containerd's RELEASES.md, "Kubernetes Support": it recommends newer patches of the same minors).
 */
const LEAST_CONTAINERD: readonly (readonly [kubernetesMinor: number, containerd: string])[] = [
  [36, "2.2"],
  [35, "1.7"],
  [26, "1.6"],
  [0, "1.4"],
];

/** The containerd in each release's own archive, by `distro version`; another release is judged by its package when it is installed. */
const DISTRIBUTION_CONTAINERD: Readonly<Record<string, string>> = {
  "debian 12": "1.6",
  "debian 13": "1.7",
  "ubuntu 22.04": "1.7",
  "ubuntu 24.04": "1.7",
};

/** `minor` as `1.34`. Answers `major.minor`. */
export function leastContainerd(minor: string): string {
  const number = Number(minor.split(".")[1]);
  return LEAST_CONTAINERD.find(([least]) => number >= least)?.[1] ?? "1.4";
}

/** Null: not known before its package is seen. */
export function distributionContainerd(distro: string, version: string): string | null {
  return DISTRIBUTION_CONTAINERD[`${distro} ${version}`] ?? null;
}

/** Whether a containerd, as `major.minor`, is new enough for a Kubernetes minor. */
export function isContainerdEnough(containerd: string, kubernetesMinor: string): boolean {
  return containerd.localeCompare(leastContainerd(kubernetesMinor), "en", { numeric: true }) >= 0;
}
