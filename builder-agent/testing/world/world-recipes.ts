import type { CustomPart, DockerPart, KubernetesPart, Recipe, RecipePart } from "#protocol/recipe.ts";
import { sampleRecipe } from "../sample-request.ts";
import { ARCHITECTURE } from "./debian-package.ts";
import { DOCKER_VERSION } from "./docker-packages.ts";
import { worldFaces } from "./world-faces.ts";

/** The marketplace images that the tests make of the world. */
export type WorldRecipeName = "docker" | "kubernetes" | "kubernetes-prepulled" | "combined";

const DOCKER: DockerPart = {
  ...{ kind: "docker-ce", origin: "docker", version: DOCKER_VERSION },
  // The world's repository has neither: their sources are not in Debian 12.
  plugins: [],
  daemon: {
    ...{ logMaxSizeMegabytes: 10, logMaxFiles: 3, isLiveRestore: true },
    ...{ addressPool: { base: "10.201.0.0/16", size: 24 }, insecureRegistries: ["registry.example.org:5077"] },
  },
};

/** coredns has no source in Debian either. */
const PRE_PULL: KubernetesPart["prePull"] = { isEnabled: true, extraImages: [], skippedAddons: ["coredns"] };

const KUBERNETES: KubernetesPart = {
  ...{ kind: "kubernetes", minor: "1.20", containerd: "docker" },
  prePull: { ...PRE_PULL, isEnabled: false },
};

/** A company's own touch: a tool, a file, a script that uses both, and a container image of its own. */
const CUSTOM: CustomPart = {
  kind: "custom",
  packages: ["jq"],
  files: [{ path: "/etc/marketplace.json", mode: "0644", content: '{ "vendor": "Example" }\n' }],
  scripts: [{ name: "write-motd", content: "#!/bin/sh\nset -e\njq -r .vendor /etc/marketplace.json > /etc/motd\n" }],
  containerImages: ["docker.io/library/hello-world:latest"],
};

/** With containerd from both origins: `distribution` where only Kubernetes needs it, Docker's where Docker brings it. */
const PARTS: { readonly [Name in WorldRecipeName]: readonly RecipePart[] } = {
  docker: [DOCKER],
  kubernetes: [KUBERNETES],
  "kubernetes-prepulled": [{ ...KUBERNETES, containerd: "distribution", prePull: PRE_PULL }],
  combined: [DOCKER, { ...KUBERNETES, prePull: PRE_PULL }, CUSTOM],
};

export function worldRecipe(name: WorldRecipeName, fingerprint: string): Recipe {
  return sampleRecipe({
    variant: { id: `world-${name}`, name: `world-${name}`, revision: 1 },
    base: {
      ...{ distro: "debian", codename: "bookworm", version: "12", architecture: ARCHITECTURE },
      origin: { kind: "bootstrap", sources: [] },
    },
    upgrade: "none",
    parts: [...PARTS[name]],
    mirrors: worldFaces(fingerprint),
  });
}
