import { join } from "node:path";
import { expect, test } from "vitest";
import type { Base, KubernetesPart, MirrorFace, Recipe, RecipePart } from "#protocol/recipe.ts";
import { createFakeImage } from "../../testing/fake-image.ts";
import { fakeJob } from "../../testing/fake-job.ts";
import { DOCKER_PART, sampleRecipe } from "../../testing/sample-request.ts";
import { thirdPartyKeys } from "../findings.ts";
import { askImage, configureParts } from "../steps/configure-parts.ts";
import { restorePackageSources } from "../steps/restore-package-sources.ts";
import { planParts } from "./plan-parts.ts";

/** A release as its publisher's cloud image has it, as far as a recipe changes or reads it. */
type Release = { readonly base: Omit<Base, "origin" | "architecture">; readonly files: Readonly<Record<string, string>> };

const UBUNTU_CLOUD_CONFIG =
  "system_info:\n   distro: ubuntu\n   default_user:\n     name: ubuntu\n     lock_passwd: True\n     groups: [adm, cdrom, dip, lxd, sudo]\n";

const RELEASES: Readonly<Record<string, Release>> = {
  "ubuntu-24.04": {
    base: { distro: "ubuntu", codename: "noble", version: "24.04" },
    files: {
      "/etc/cloud/cloud.cfg": UBUNTU_CLOUD_CONFIG,
      "/etc/apt/sources.list": "# Ubuntu sources have moved to /etc/apt/sources.list.d/ubuntu.sources\n",
      "/etc/apt/sources.list.d/ubuntu.sources": `Types: deb
URIs: http://archive.ubuntu.com/ubuntu/
Suites: noble noble-updates noble-backports
Components: main universe restricted multiverse
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg

Types: deb
URIs: http://security.ubuntu.com/ubuntu/
Suites: noble-security
Components: main universe restricted multiverse
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg
`,
    },
  },
  "ubuntu-22.04": {
    base: { distro: "ubuntu", codename: "jammy", version: "22.04" },
    files: {
      "/etc/cloud/cloud.cfg": UBUNTU_CLOUD_CONFIG.replace("dip, lxd, sudo", "dip, netdev, lxd, sudo"),
      "/etc/apt/sources.list": `# See http://help.ubuntu.com/community/UpgradeNotes for how to upgrade to newer versions.
deb http://archive.ubuntu.com/ubuntu/ jammy main restricted
# deb-src http://archive.ubuntu.com/ubuntu/ jammy main restricted
deb http://archive.ubuntu.com/ubuntu/ jammy-updates main restricted universe
deb http://security.ubuntu.com/ubuntu/ jammy-security main restricted universe
`,
    },
  },
  "debian-12": {
    base: { distro: "debian", codename: "bookworm", version: "12" },
    files: {
      "/etc/cloud/cloud.cfg":
        "system_info:\n   default_user:\n     name: debian\n     groups: [adm, audio, cdrom, sudo, video]\n",
      "/etc/apt/sources.list.d/debian.sources": `Types: deb deb-src
URIs: mirror+file:///etc/apt/mirrors/debian.list
Suites: bookworm bookworm-updates bookworm-backports
Components: main

Types: deb deb-src
URIs: mirror+file:///etc/apt/mirrors/debian-security.list
Suites: bookworm-security
Components: main
`,
    },
  },
};

const MIRROR: MirrorFace = {
  ...{ aptArchive: "https://mirror.example.org/archive", aptSecurity: "https://mirror.example.org/security" },
  ...{ dockerApt: "https://mirror.example.org/docker", dockerAptKey: null },
  ...{ kubernetesApt: "https://mirror.example.org/kubernetes", kubernetesAptKey: null },
  dockerHub: "https://hub.example.org",
  registries: [{ registry: "registry.k8s.io", mirrors: ["https://k8s.example.org", "https://k8s-2.example.org"] }],
  nameservers: ["192.0.2.53", "2001:db8::53"],
  caCertificate: "-----BEGIN CERTIFICATE-----\nEXAMPLE\n-----END CERTIFICATE-----\n",
};

const kubernetes = (isEnabled: boolean): KubernetesPart => ({
  ...{ kind: "kubernetes", minor: "1.34", containerd: "docker" },
  prePull: { isEnabled, extraImages: ["docker.io/library/nginx:1.29"], skippedAddons: [] },
});
const VARIANTS: Readonly<Record<string, RecipePart>> = {
  "docker-ce": { ...DOCKER_PART, origin: "docker", plugins: ["buildx", "compose"] },
  kubernetes: kubernetes(false),
  "kubernetes-prepulled": kubernetes(true),
};
const FACES: Readonly<Record<string, MirrorFace | null>> = { mirrored: MIRROR, plain: null };
const CONTAINERDS = ["1.6.20~ds1", "1.7.28", "2.0.6", "2.1.5", "2.2.0", "2.3.1"];

const KUBEADM_IMAGES = [
  ...["kube-apiserver:v1.34.2", "kube-controller-manager:v1.34.2", "kube-scheduler:v1.34.2", "kube-proxy:v1.34.2"],
  ...["coredns/coredns:v1.12.1", "pause:3.10.1", "etcd:3.6.4-0"],
];

type Case = { readonly release: string; readonly variant: string; readonly face: string; readonly containerd: string };

const named = (names: Readonly<Record<string, unknown>>) => Object.keys(names);
const BY_RELEASE = named(RELEASES).flatMap((release) =>
  named(VARIANTS).flatMap((variant) =>
    named(FACES).map((face) => [`${release}-${variant}-${face}`, { release, variant, face, containerd: "2.2.0" }] as const),
  ),
);
const BY_CONTAINERD = CONTAINERDS.flatMap((containerd) =>
  named(FACES).map(
    (face) =>
      [
        `containerd-${/^\d+\.\d+/.exec(containerd)?.[0]}-${face}`,
        { release: "ubuntu-24.04", variant: "kubernetes-prepulled", face, containerd },
      ] as const,
  ),
);

test.each([...BY_RELEASE, ...BY_CONTAINERD])("what is written into %s is what was reviewed", async (name, asked) => {
  const written = await filesOf(asked);
  await expect(written).toMatchFileSnapshot(join(import.meta.dirname, "golden", `${name}.txt`));
});

/** Every file as the build's own steps write it, with what was there before where that was something. */
async function filesOf(asked: Case): Promise<string> {
  const { events, context } = fakeBuild(asked);
  await configureParts.perform(context);
  await restorePackageSources.perform(context);
  const files = events.flatMap((event) => (event.type === "file.written" ? [event] : []));
  const texts = files
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ path, mode, after }) => `── ${path} (${mode})\n${after}`);
  const lists = await Promise.all(planParts(context.recipe).map((plan) => plan.containerImages(askImage(context))));
  const pulled = lists.flat();
  return `${[...texts, ...(pulled.length === 0 ? [] : [`── container images\n${pulled.join("\n")}\n`])].join("\n")}`;
}

function fakeBuild({ release, variant, face, containerd }: Case) {
  const { context, events } = fakeJob(recipeOf(release, variant, FACES[face] ?? null));
  const inside = createFakeImage({
    files: new Map(Object.entries(RELEASES[release]?.files ?? {})),
    answers: {
      "containerd --version": `containerd github.com/containerd/containerd v${containerd} 1234\n`,
      "kubeadm version -o short": "v1.34.2\n",
      "kubeadm config images list --kubernetes-version v1.34.2": KUBEADM_IMAGES.map((name) => `registry.k8s.io/${name}\n`).join(
        "",
      ),
    },
  });
  const key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\nas the source offered it\n-----END PGP PUBLIC KEY BLOCK-----\n";
  thirdPartyKeys.note(context.job, new Map(["docker", "kubernetes"].map((name) => [name, key])));
  return { events, context: { ...context, inside } };
}

function recipeOf(release: string, variant: string, image: MirrorFace | null): Recipe {
  const part = VARIANTS[variant];
  const base = RELEASES[release]?.base;
  return sampleRecipe({
    ...(base === undefined ? {} : { base: { ...base, architecture: "amd64", origin: { kind: "bootstrap", sources: [] } } }),
    parts: part === undefined ? [] : [part],
    mirrors: { build: null, image },
  });
}
