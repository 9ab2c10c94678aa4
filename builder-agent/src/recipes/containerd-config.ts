import type { MirrorFace } from "#protocol/recipe.ts";
import type { ImageFile } from "./part-plan.ts";

export const CONTAINERD_CONFIG = "/etc/containerd/config.toml";

/** One directory, never a list: the default list of containerd 2.2 makes mirrors be ignored (containerd#12636). */
export const HOSTS_FOLDER = "/etc/containerd/certs.d";

/** From `containerd --version`: `containerd github.com/containerd/containerd 1.6.20~ds1 …`. Null where it says none. */
export function readContainerdVersion(output: string): string | null {
  return /containerd \S+ v?(\d+\.\d+)/.exec(output)?.[1] ?? null;
}

/** What changed its name between the major versions (containerd's docs/cri/config.md). */
const SPELLINGS = {
  one: {
    version: 2,
    sandboxTable: `plugins."io.containerd.grpc.v1.cri"`,
    sandboxKey: "sandbox_image",
    registryTable: `plugins."io.containerd.grpc.v1.cri".registry`,
    runtimeTable: `plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc`,
  },
  two: {
    version: 3,
    sandboxTable: `plugins."io.containerd.cri.v1.images".pinned_images`,
    sandboxKey: "sandbox",
    registryTable: `plugins."io.containerd.cri.v1.images".registry`,
    runtimeTable: `plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc`,
  },
} as const;

/**
 * containerd's config.toml in the spelling of its own major version, for a kubelet with the systemd cgroup driver. `sandbox`
 * is the pause image that kubeadm lists, not containerd's own default: it is the one that is pulled before a cluster starts.
 */
export function containerdConfig(version: string, sandbox: string): string {
  const spelling = version.startsWith("1.") ? SPELLINGS.one : SPELLINGS.two;
  return `version = ${spelling.version}

[${spelling.sandboxTable}]
  ${spelling.sandboxKey} = "${sandbox}"

[${spelling.registryTable}]
  config_path = "${HOSTS_FOLDER}"

[${spelling.runtimeTable}]
  runtime_type = "io.containerd.runc.v2"

[${spelling.runtimeTable}.options]
  SystemdCgroup = true
`;
}

/** The mirrors of each registry, in the order in which they are asked. Docker Hub's own setting counts where the list has no other. */
export function mirrorsByRegistry(face: MirrorFace | null): ReadonlyMap<string, readonly string[]> {
  const hub = face?.dockerHub ?? null;
  const mirrors = new Map<string, readonly string[]>(hub === null ? [] : [["docker.io", [hub]]]);
  for (const listed of face?.registries ?? []) mirrors.set(listed.registry, listed.mirrors);
  return mirrors;
}

/** A mirror that is there answers at once; containerd's own patience is 30 s for each that is not. */
const DIAL_TIMEOUT = 'dial_timeout = "2s"';

/**
 * One hosts.toml for each mirrored registry. No fall-back to the upstream that the profile was made to avoid: `server` is the
 * mirror. Keys above the tables are the server's.
 */
export function hostsFiles(face: MirrorFace | null): ImageFile[] {
  return [...mirrorsByRegistry(face)].map(([registry, mirrors]) => {
    const hosts = mirrors.map((mirror) => `[host."${mirror}"]\n  capabilities = ["pull", "resolve"]\n  ${DIAL_TIMEOUT}\n`);
    const content = `server = "${mirrors[0]}"\n${DIAL_TIMEOUT}\n\n${hosts.join("\n")}`;
    return { path: `${HOSTS_FOLDER}/${registry}/hosts.toml`, content };
  });
}
