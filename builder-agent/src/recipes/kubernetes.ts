import { AgentError } from "#protocol/agent-error.ts";
import type { KubernetesPart, Recipe } from "#protocol/recipe.ts";
import { CONTAINERD_CONFIG, containerdConfig, hostsFiles, readContainerdVersion } from "./containerd-config.ts";
import { packageCheck } from "./custom.ts";
import { dockerSource } from "./docker-source.ts";
import { type AskImage, EMPTY_PLAN, type ImageFile, type PartPlan, type PlanPart, type ThirdPartySource } from "./part-plan.ts";

const KUBERNETES_PACKAGES = ["kubelet", "kubeadm", "kubectl"];

const CONTAINERD: {
  readonly [Origin in KubernetesPart["containerd"]]: (
    recipe: Recipe,
  ) => Pick<PartPlan, "sources" | "packages" | "conflictingPackages">;
} = {
  docker: (recipe) => ({
    sources: [dockerSource(recipe)],
    packages: ["containerd.io"],
    conflictingPackages: ["containerd", "runc"],
  }),
  distribution: () => ({ sources: [], packages: ["containerd"], conflictingPackages: [] }),
};

/** What kubeadm's preflight asks of a node: modules, forwarding, no swap. */
const NODE_FILES: readonly ImageFile[] = [
  { path: "/etc/modules-load.d/kubernetes.conf", content: "overlay\nbr_netfilter\n" },
  {
    path: "/etc/sysctl.d/99-kubernetes.conf",
    content: "net.bridge.bridge-nf-call-iptables = 1\nnet.bridge.bridge-nf-call-ip6tables = 1\nnet.ipv4.ip_forward = 1\n",
  },
  // cloud-init makes a swap file where its datasource says so; kubelet does not start beside one.
  { path: "/etc/cloud/cloud.cfg.d/99-kubernetes.cfg", content: "#cloud-config\nswap:\n  size: 0\n" },
  {
    path: "/etc/crictl.yaml",
    content: "runtime-endpoint: unix:///run/containerd/containerd.sock\nimage-endpoint: unix:///run/containerd/containerd.sock\n",
  },
];

/** kubeadm sets the systemd driver by itself since 1.22; before, kubelet has to be told, for containerd is set to it. */
const FIRST_MINOR_WITH_SYSTEMD_CGROUPS = 22;
const CGROUP_DRIVER_FILE: ImageFile = { path: "/etc/default/kubelet", content: "KUBELET_EXTRA_ARGS=--cgroup-driver=systemd\n" };

/** kubeadm, kubelet and kubectl over containerd; with their container images in the image where asked (lessons 13 to 16). */
export const planKubernetes: PlanPart<KubernetesPart> = (part, recipe) => {
  const containerd = CONTAINERD[part.containerd](recipe);
  return {
    ...EMPTY_PLAN,
    sources: [...containerd.sources, kubernetesSource(part.minor)],
    conflictingPackages: containerd.conflictingPackages,
    // crictl is not asked for: where upstream's kubeadm needs it, its package depends on cri-tools.
    packages: [...containerd.packages, ...KUBERNETES_PACKAGES, "iptables", "conntrack", "socat"],
    heldPackages: KUBERNETES_PACKAGES,
    files: [
      ...NODE_FILES,
      ...(minorNumber(part.minor) < FIRST_MINOR_WITH_SYSTEMD_CGROUPS ? [CGROUP_DRIVER_FILE] : []),
      ...hostsFiles(recipe.mirrors.image),
    ],
    dependentFiles: async (ask) => [
      { path: CONTAINERD_CONFIG, content: containerdConfig(await containerdVersion(ask), sandboxOf(await kubeadmImages(ask))) },
    ],
    services: ["containerd.service", "kubelet.service"],
    containerRuntime: { origin: part.containerd, kubernetesMinor: part.minor },
    containerImages: async (ask) => (part.prePull.isEnabled ? await imagesToPull(part, ask) : []),
    checks: [
      ...KUBERNETES_PACKAGES.map(packageCheck),
      {
        id: "containerd-config",
        lesson: "L13",
        argv: ["containerd", "config", "dump"],
        expects: /config_path = ['"]\/etc\/containerd\/certs\.d['"]/,
      },
      { id: "kubernetes-held", lesson: null, argv: ["apt-mark", "showhold"], expects: /kubelet/ },
    ],
  };
};

/** Each minor has a repository of its own; a profile's mirror stands in place of `https://pkgs.k8s.io/core:/stable:` (lesson 16). */
function kubernetesSource(minor: string): ThirdPartySource {
  const uri: ThirdPartySource["uri"] = (face) =>
    `${(face?.kubernetesApt ?? "https://pkgs.k8s.io/core:/stable:").replace(/\/$/, "")}/v${minor}/deb/`;
  return {
    name: "kubernetes",
    uri,
    keyUrl: (face) => `${uri(face)}Release.key`,
    // isv:kubernetes OBS Project; its expiry in 2024 broke builds everywhere (kubernetes/release#3818).
    keyFingerprint: (face) => face?.kubernetesAptKey ?? "DE15B14486CD377B9E876E1A234654DA9A296436",
    suites: ["/"],
    components: [],
  };
}

/** What `kubeadm init` will want. Without a version kubeadm asks the internet which is the newest. */
async function kubeadmImages(ask: AskImage): Promise<string[]> {
  const version = (await ask(["kubeadm", "version", "-o", "short"])).trim();
  const listed = await ask(["kubeadm", "config", "images", "list", "--kubernetes-version", version]);
  const names = listed.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  if (!names.some((name) => programOf(name) === "kube-apiserver"))
    throw new AgentError("IMAGE_CHECK_FAILED", `kubeadm ${version} did not say which images its control plane needs.`, {
      command: "kubeadm config images list",
      subject: "kubeadm",
    });
  return names;
}

async function imagesToPull({ prePull }: KubernetesPart, ask: AskImage): Promise<string[]> {
  const skipped: readonly string[] = prePull.skippedAddons;
  const needed = (await kubeadmImages(ask)).filter((name) => !skipped.includes(programOf(name)));
  return [...new Set([...needed, ...prePull.extraImages])];
}

/** `registry.k8s.io/coredns/coredns:v1.12.1` is coredns. */
function programOf(image: string): string {
  return image.split("/").at(-1)?.split(":")[0] ?? image;
}

function sandboxOf(images: readonly string[]): string {
  const sandbox = images.find((image) => programOf(image) === "pause");
  if (sandbox === undefined)
    throw new AgentError("IMAGE_CHECK_FAILED", "kubeadm did not say which pause image it wants.", { subject: "kubeadm" });
  return sandbox;
}

async function containerdVersion(ask: AskImage): Promise<string> {
  const version = readContainerdVersion(await ask(["containerd", "--version"]));
  if (version === null)
    throw new AgentError("IMAGE_CHECK_FAILED", "containerd did not say its version.", { subject: "containerd" });
  return version;
}

function minorNumber(minor: string): number {
  return Number(minor.split(".")[1]);
}
