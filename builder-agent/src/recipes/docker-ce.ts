import type { DockerPart, Recipe } from "#protocol/recipe.ts";
import { packageCheck } from "./custom.ts";
import { defaultUserGroupsFile } from "./default-user-groups.ts";
import { dockerSource } from "./docker-source.ts";
import { EMPTY_PLAN, type ImageFile, type PartPlan, type PlanPart } from "./part-plan.ts";

type DockerOrigin = Pick<PartPlan, "sources" | "packages" | "conflictingPackages">;

/** docs.docker.com/engine/install: what has to go before Docker's own packages come. */
const DISTRIBUTION_PACKAGES = ["docker.io", "docker-compose", "docker-doc", "podman-docker", "containerd", "runc"];

const ORIGINS: { readonly [Origin in DockerPart["origin"]]: (part: DockerPart, recipe: Recipe) => DockerOrigin } = {
  docker: (part, recipe) => ({
    sources: [dockerSource(recipe)],
    conflictingPackages: DISTRIBUTION_PACKAGES,
    packages: [
      ...["docker-ce", "docker-ce-cli"].map((name) => withVersion(name, part.version)),
      "containerd.io",
      ...part.plugins.map((plugin) => `docker-${plugin}-plugin`),
    ],
  }),
  // iptables: docker.io only recommends it, and without it dockerd does not start.
  distribution: (part) => ({
    sources: [],
    conflictingPackages: [],
    packages: [withVersion("docker.io", part.version), "containerd", "runc", "iptables", "ca-certificates"],
  }),
};

/** Docker, from its own repository or from the distribution, with logs that rotate and a default user who may use it. */
export const planDocker: PlanPart<DockerPart> = (part, recipe) => {
  const origin = ORIGINS[part.origin](part, recipe);
  const [engine = ""] = (origin.packages[0] ?? "").split("=");
  return {
    ...EMPTY_PLAN,
    ...origin,
    files: [daemonFile(part, recipe)],
    dependentFiles: async (ask) => [await defaultUserGroupsFile("99-docker.cfg", ["docker"], recipe, ask)],
    services: ["docker.service", "containerd.service"],
    checks: [
      packageCheck(engine),
      { id: "docker-cli", lesson: null, argv: ["docker", "--version"], expects: /^Docker version / },
      { id: "docker-enabled", lesson: null, argv: ["systemctl", "is-enabled", "docker.service"], expects: /^enabled/ },
      { id: "docker-daemon-file", lesson: "L08", argv: ["cat", "/etc/docker/daemon.json"], expects: /"log-driver"/ },
      {
        id: "default-user-in-docker-group",
        lesson: "L05",
        argv: ["cat", "/etc/cloud/cloud.cfg.d/99-docker.cfg"],
        expects: /groups: \[.*docker\]/,
      },
    ],
  };
};

/** dockerd(8). Mirrors are of Docker Hub alone, and of the face that stays in the image (lesson 8). */
function daemonFile({ daemon }: DockerPart, { mirrors }: Recipe): ImageFile {
  const mirror = mirrors.image?.dockerHub ?? null;
  const settings = {
    "log-driver": "json-file",
    "log-opts": { "max-size": `${daemon.logMaxSizeMegabytes}m`, "max-file": String(daemon.logMaxFiles) },
    "live-restore": daemon.isLiveRestore,
    ...(mirror === null ? {} : { "registry-mirrors": [mirror] }),
    ...(daemon.insecureRegistries.length === 0 ? {} : { "insecure-registries": daemon.insecureRegistries }),
    ...(daemon.addressPool === null ? {} : { "default-address-pools": [daemon.addressPool] }),
  };
  return { path: "/etc/docker/daemon.json", content: `${JSON.stringify(settings, null, 2)}\n` };
}

function withVersion(name: string, version: string | null): string {
  return version === null ? name : `${name}=${version}`;
}
