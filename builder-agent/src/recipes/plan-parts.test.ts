import { expect, test } from "vitest";
import type { KubernetesPart } from "#protocol/recipe.ts";
import { DOCKER_PART, sampleRecipe } from "../../testing/sample-request.ts";
import { mirrorsByRegistry } from "./containerd-config.ts";
import { readDefaultUserGroups } from "./default-user-groups.ts";
import { planParts } from "./plan-parts.ts";

const FACE = {
  aptArchive: null,
  aptSecurity: null,
  dockerApt: "https://mirror.example/docker",
  dockerAptKey: null,
  kubernetesApt: "https://mirror.example/k8s/",
  kubernetesAptKey: null,
  dockerHub: "https://hub.example",
  registries: [{ registry: "registry.k8s.io", mirrors: ["https://k8s.example"] }],
  nameservers: [],
  caCertificate: null,
};
const KUBERNETES: KubernetesPart = {
  kind: "kubernetes",
  minor: "1.34",
  containerd: "distribution",
  prePull: { isEnabled: true, extraImages: ["docker.io/library/nginx:1"], skippedAddons: [] },
};

/** An image that answers as Debian 12 with containerd 1.6 and kubeadm 1.34 would. */
const ANSWERS: Readonly<Record<string, string>> = {
  "containerd --version": "containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u1\n",
  "kubeadm version -o short": "v1.34.2\n",
  "kubeadm config images list --kubernetes-version v1.34.2":
    "registry.k8s.io/kube-apiserver:v1.34.2\nregistry.k8s.io/coredns/coredns:v1.12.1\nregistry.k8s.io/pause:3.10.1\n",
};
const ask = async (argv: readonly string[]) => ANSWERS[argv.join(" ")] ?? "";

test("Docker of the distribution needs no source of its own; Docker's own brings one with a pinned key", () => {
  const [distribution] = planParts(sampleRecipe());
  expect(distribution?.sources).toEqual([]);
  const [own] = planParts(
    sampleRecipe({ parts: [{ ...DOCKER_PART, origin: "docker", version: "5:28.5.2-1~debian.12~bookworm" }] }),
  );
  expect(own?.packages).toContain("docker-ce=5:28.5.2-1~debian.12~bookworm");
  expect(own?.conflictingPackages).toContain("docker.io");
  expect(own?.sources[0]?.keyFingerprint(null)).toBe("9DC858229FC7DD38854AE2D88D81803C0EBFCD88");
  expect(own?.sources[0]?.keyUrl(null)).toBe("https://download.docker.com/linux/debian/gpg");
  expect(own?.sources[0]?.keyUrl(FACE)).toBe("https://mirror.example/docker/gpg");
});

test("daemon.json names the Docker Hub mirror of the face that stays in the image", () => {
  const [plan] = planParts(sampleRecipe({ mirrors: { build: null, image: FACE } }));
  expect(JSON.parse(plan?.files[0]?.content ?? "")).toEqual({
    "log-driver": "json-file",
    "log-opts": { "max-size": "10m", "max-file": "3" },
    "live-restore": true,
    "registry-mirrors": ["https://hub.example"],
  });
});

test("the default user keeps the image's own groups and gets docker", async () => {
  const cloudConfig =
    "system_info:\n   distro: ubuntu\n   default_user:\n     name: ubuntu\n     lock_passwd: True\n     groups: [adm, cdrom, dip, lxd, sudo]\n";
  expect(readDefaultUserGroups(cloudConfig)).toEqual(["adm", "cdrom", "dip", "lxd", "sudo"]);
  const [plan] = planParts(sampleRecipe());
  const [file] = (await plan?.dependentFiles(async () => cloudConfig)) ?? [];
  expect(file?.content).toContain("groups: [adm, cdrom, dip, lxd, sudo, docker]");
});

test("Kubernetes holds its packages and takes a mirror for the whole of pkgs.k8s.io", () => {
  const [plan] = planParts(sampleRecipe({ parts: [KUBERNETES] }));
  expect(plan?.heldPackages).toEqual(["kubelet", "kubeadm", "kubectl"]);
  const [source] = plan?.sources ?? [];
  expect(source?.uri(null)).toBe("https://pkgs.k8s.io/core:/stable:/v1.34/deb/");
  expect(source?.uri(FACE)).toBe("https://mirror.example/k8s/v1.34/deb/");
});

test("containerd's configuration is in the spelling of the version that is installed, with one directory for mirrors", async () => {
  const [plan] = planParts(sampleRecipe({ parts: [KUBERNETES], mirrors: { build: null, image: FACE } }));
  const [config] = (await plan?.dependentFiles(ask)) ?? [];
  expect(config?.content).toContain("version = 2");
  expect(config?.content).toContain('sandbox_image = "registry.k8s.io/pause:3.10.1"');
  expect(config?.content).toContain('config_path = "/etc/containerd/certs.d"');
  const newer = await plan?.dependentFiles(async (argv) =>
    argv[0] === "containerd" ? "containerd containerd.io v2.2.0 1234" : ask(argv),
  );
  expect(newer?.[0]?.content).toMatch(/version = 3[\s\S]*sandbox = "registry\.k8s\.io\/pause:3\.10\.1"/);
  expect(plan?.files.find(({ path }) => path.endsWith("registry.k8s.io/hosts.toml"))?.content).toContain(
    'server = "https://k8s.example"',
  );
});

test("what is pulled is kubeadm's own list without the addons that are left out, and what the admin adds", async () => {
  const prePull = { ...KUBERNETES.prePull, skippedAddons: ["coredns" as const] };
  const [plan] = planParts(sampleRecipe({ parts: [{ ...KUBERNETES, prePull }] }));
  expect(await plan?.containerImages(ask)).toEqual([
    "registry.k8s.io/kube-apiserver:v1.34.2",
    "registry.k8s.io/pause:3.10.1",
    "docker.io/library/nginx:1",
  ]);
});

test("a kubelet that does not default to systemd's cgroups is told to use them", () => {
  const filesOf = (minor: string) => planParts(sampleRecipe({ parts: [{ ...KUBERNETES, minor }] }))[0]?.files ?? [];
  expect(filesOf("1.21").find(({ path }) => path === "/etc/default/kubelet")?.content).toContain("--cgroup-driver=systemd");
  expect(filesOf("1.22").map(({ path }) => path)).not.toContain("/etc/default/kubelet");
});

test("Docker Hub's mirror serves containerd too, unless the list of registries has another", () => {
  expect(mirrorsByRegistry(FACE).get("docker.io")).toEqual(["https://hub.example"]);
  const listed = { ...FACE, registries: [{ registry: "docker.io", mirrors: ["https://other.example"] }] };
  expect(mirrorsByRegistry(listed).get("docker.io")).toEqual(["https://other.example"]);
});
