import type { MirrorFace, Recipe } from "#protocol/recipe.ts";
import { HOSTS_FOLDER, mirrorsByRegistry } from "../recipes/containerd-config.ts";
import { readImageFile } from "../scopes/image-path.ts";
import { type Check, failed, judgeFinds, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { findFiles } from "./image-files.ts";

export function hasKubernetes({ parts }: Recipe): boolean {
  return parts.some(({ kind }) => kind === "kubernetes");
}

const CONFIG = "/etc/containerd/config.toml";

/** What a node must have set; kubeadm's preflight asks for the same. */
const NODE_SETTINGS = [
  { folder: "/etc/modules-load.d", line: /^\s*overlay\s*$/m, name: "module overlay" },
  { folder: "/etc/modules-load.d", line: /^\s*br_netfilter\s*$/m, name: "module br_netfilter" },
  { folder: "/etc/sysctl.d", line: /^\s*net\.ipv4\.ip_forward\s*=\s*1\s*$/m, name: "net.ipv4.ip_forward" },
  { folder: "/etc/sysctl.d", line: /^\s*net\.bridge\.bridge-nf-call-iptables\s*=\s*1\s*$/m, name: "bridge-nf-call-iptables" },
] as const;

/** Kubernetes' part of the image's files. */
export const KUBERNETES_FILE_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "containerd-reads-mirrors",
    lesson: "L13",
    meaning: `containerd's config_path is the single folder ${HOSTS_FOLDER}, without which CRI ignores mirrors.`,
    applies: hasKubernetes,
    run: async ({ root }) => {
      const paths = [...(readImageFile(root.path, CONFIG) ?? "").matchAll(/^\s*config_path\s*=\s*["'](.*)["']\s*$/gm)].map(
        ([, path]) => path,
      );
      const evidence = `config_path: ${paths.join(", ") || "unset"}`;
      return paths.length === 1 && paths[0] === HOSTS_FOLDER ? passed(evidence) : failed(evidence);
    },
  },
  {
    id: "registry-mirrors-intended",
    lesson: "L13",
    meaning: "Every registry of the image face has its hosts.toml with that face's mirrors, and no other registry has any.",
    applies: hasKubernetes,
    run: async ({ root, recipe }) => {
      const found = findFiles(root.path, [{ folder: HOSTS_FOLDER, names: /^hosts\.toml$/, isDeep: true }]);
      const objections = objectToHosts(
        new Map(found.map((path) => [path, readImageFile(root.path, path) ?? ""])),
        recipe.mirrors.image,
      );
      return objections.length > 0
        ? failed(objections.join("; "))
        : passed(`${found.length} registries: ${found.join(", ") || "none"}`);
    },
  },
  {
    id: "node-settings",
    lesson: null,
    meaning: "Kernel modules and forwarding are set for pods, and fstab names no swap.",
    applies: hasKubernetes,
    run: async ({ root }) => {
      const texts = (folder: string) =>
        findFiles(root.path, [{ folder, names: /\.conf$/ }]).map((path) => readImageFile(root.path, path) ?? "");
      const missing = NODE_SETTINGS.filter(({ folder, line }) => !texts(folder).some((text) => line.test(text)));
      const swaps = (readImageFile(root.path, "/etc/fstab") ?? "")
        .split("\n")
        .filter((line) => /^[^#\s]\S*\s+\S+\s+swap\s/.test(line));
      const objections = [...missing.map(({ name }) => `${name} is not set`), ...swaps.map(() => "fstab names swap")];
      return judgeFinds(objections, "missing modules and sysctls, swap in fstab");
    },
  },
  {
    id: "crictl-configured",
    lesson: null,
    meaning: "crictl is told containerd's socket.",
    applies: hasKubernetes,
    run: async ({ root }) => {
      const endpoint = /^runtime-endpoint:\s*(\S+)/m.exec(readImageFile(root.path, "/etc/crictl.yaml") ?? "")?.[1];
      const evidence = `runtime-endpoint: ${endpoint ?? "unset"}`;
      return endpoint === "unix:///run/containerd/containerd.sock" ? passed(evidence) : failed(evidence);
    },
  },
];

/** Compares hosts.toml files, by path, with a face: `server` and the hosts in it are the mirrors, in any spelling of TOML that we write. */
export function objectToHosts(files: ReadonlyMap<string, string>, face: MirrorFace | null): string[] {
  const mirrored = [...mirrorsByRegistry(face)];
  const asked = new Map(mirrored.map(([registry, mirrors]) => [`${HOSTS_FOLDER}/${registry}/hosts.toml`, mirrors]));
  const strangers = [...files.keys()]
    .filter((path) => !asked.has(path))
    .map((path) => `${path} is of no registry of the profile`);
  const wrong = [...asked].flatMap(([path, mirrors]) => {
    const text = files.get(path);
    if (text === undefined) return [`${path} is missing`];
    const hosts = [...text.matchAll(/^\s*\[host\.["']([^"']+)["']\]/gm)].map(([, host]) => host ?? "");
    const server = /^\s*server\s*=\s*["']([^"']+)["']/m.exec(text)?.[1] ?? "none";
    const isAsked = hosts.join(" ") === mirrors.join(" ") && mirrors.some((mirror) => mirror === server);
    return isAsked ? [] : [`${path} names ${[server, ...hosts].join(", ")}, asked were ${mirrors.join(", ")}`];
  });
  return [...strangers, ...wrong];
}
