import { AgentError } from "#protocol/agent-error.ts";
import type { KubernetesPart, Recipe } from "#protocol/recipe.ts";
import { containerdConfig, hostsFiles, readContainerdVersion, sandboxImage } from "./containerd-config.ts";
import { packageCheck } from "./custom.ts";
import { dockerSource } from "./docker-source.ts";
import { type AskImage, EMPTY_PLAN, type ImageFile, type PartPlan, type PlanPart, type ThirdPartySource } from "./part-plan.ts";

const KUBERNETES_PACKAGES = ["kubelet", "kubeadm", "kubectl"];

const CONTAINERD: {
  readonly [Origin in KubernetesPart["containerd"]]: (recipe: Recipe) => Pick<PartPlan, "sources" | "packages">;
} = {
  docker: (recipe) => ({ sources: [dockerSource(recipe)], packages: ["containerd.io"] }),
  distribution: () => ({ sources: [], packages: ["containerd"] }),
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

/** kubeadm, kubelet and kubectl over containerd; with their container images in the image where asked (lessons 13 to 16). */
export const planKubernetes: PlanPart<KubernetesPart> = (part, recipe) => {
  const containerd = CONTAINERD[part.containerd](recipe);
  return {
    ...EMPTY_PLAN,
    sources: [...containerd.sources, kubernetesSource(part.minor)],
    packages: [...containerd.packages, ...KUBERNETES_PACKAGES, "cri-tools", "iptables", "conntrack", "socat"],
    heldPackages: KUBERNETES_PACKAGES,
    files: [...NODE_FILES, ...hostsFiles(recipe.mirrors.image)],
    dependentFiles: async (ask) => [
      { path: "/etc/containerd/config.toml", content: containerdConfig(await containerdVersion(ask)) },
    ],
    services: ["containerd.service", "kubelet.service"],
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

async function imagesToPull(part: KubernetesPart, ask: AskImage): Promise<string[]> {
  // Without a version kubeadm asks the internet which is the newest.
  const version = (await ask(["kubeadm", "version", "-o", "short"])).trim();
  const listed = await ask(["kubeadm", "config", "images", "list", "--kubernetes-version", version]);
  const names = listed.split("\n").map((line) => line.trim());
  if (!names.some((name) => name.includes("kube-apiserver")))
    throw new AgentError("IMAGE_CHECK_FAILED", `kubeadm ${version} did not say which images its control plane needs.`, {
      command: "kubeadm config images list",
      subject: "kubeadm",
    });
  const sandbox = sandboxImage(await containerdVersion(ask));
  return [...new Set([...names.filter((name) => name !== ""), sandbox, ...part.prePull.extraImages])];
}

async function containerdVersion(ask: AskImage): Promise<string> {
  return readContainerdVersion(await ask(["containerd", "--version"])) ?? "2.2";
}
