import type { MirrorFace } from "#protocol/recipe.ts";
import type { ImageFile } from "./part-plan.ts";

/** One directory, never a list: the default list of containerd 2.2 makes mirrors be ignored (containerd#12636). */
export const HOSTS_FOLDER = "/etc/containerd/certs.d";

/** The pause image where containerd's version is not in the table below. */
const NEWEST_SANDBOX = "registry.k8s.io/pause:3.10.1";

/** The pause image that each containerd release names by default; the one to pull before a cluster starts. */
const SANDBOXES: Readonly<Record<string, string>> = {
  "1.6": "registry.k8s.io/pause:3.6",
  "1.7": "registry.k8s.io/pause:3.8",
  "2.0": "registry.k8s.io/pause:3.10",
  "2.1": "registry.k8s.io/pause:3.10",
  "2.2": "registry.k8s.io/pause:3.10.1",
  "2.3": "registry.k8s.io/pause:3.10.2",
};

/** From `containerd --version`: `containerd github.com/containerd/containerd 1.6.20~ds1 …`. Null where it says none. */
export function readContainerdVersion(output: string): string | null {
  return /containerd \S+ v?(\d+\.\d+)/.exec(output)?.[1] ?? null;
}

export function sandboxImage(version: string): string {
  return SANDBOXES[version] ?? NEWEST_SANDBOX;
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

/** containerd's config.toml in the spelling of its own major version, for a kubelet with the systemd cgroup driver. */
export function containerdConfig(version: string): string {
  const spelling = version.startsWith("1.") ? SPELLINGS.one : SPELLINGS.two;
  return `version = ${spelling.version}

[${spelling.sandboxTable}]
  ${spelling.sandboxKey} = "${sandboxImage(version)}"

[${spelling.registryTable}]
  config_path = "${HOSTS_FOLDER}"

[${spelling.runtimeTable}]
  runtime_type = "io.containerd.runc.v2"

[${spelling.runtimeTable}.options]
  SystemdCgroup = true
`;
}

/** One hosts.toml for each mirrored registry. No fall-back to the upstream that the profile was made to avoid: `server` is the mirror. */
export function hostsFiles(face: MirrorFace | null): ImageFile[] {
  return (face?.registries ?? []).map(({ registry, mirrors }) => {
    const hosts = mirrors.map((mirror) => `[host."${mirror}"]\n  capabilities = ["pull", "resolve"]\n  dial_timeout = "2s"\n`);
    return { path: `${HOSTS_FOLDER}/${registry}/hosts.toml`, content: `server = "${mirrors[0]}"\n\n${hosts.join("\n")}` };
  });
}
