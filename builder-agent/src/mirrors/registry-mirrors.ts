import type { Recipe, RecipePart } from "#protocol/recipe.ts";
import { mirrorsByRegistry } from "../recipes/containerd-config.ts";
import { readContainerImageName } from "../tools/container-image-name.ts";
import { registryAddress } from "../tools/registry-client.ts";
import type { FaceName } from "./mirror-check.ts";

/** One address from which container images of a registry are taken. */
export type RegistryMirror = {
  readonly face: FaceName;
  readonly registry: string;
  /** The field of the mirror profile that says, or could say, the address. */
  readonly setting: string;
  /** The mirror's address, or the registry's own where the profile has no mirror. */
  readonly uri: string;
  /** A container image that it ought to have; null: none is known, so only the registry itself is asked. */
  readonly image: string | null;
};

/** A small image of each well-known registry: what is asked for where the recipe names none of its own. */
const PROBES: Readonly<Record<string, string>> = {
  "docker.io": "docker.io/library/hello-world:latest",
  "registry.k8s.io": "registry.k8s.io/pause:3.10",
  "k8s.gcr.io": "k8s.gcr.io/pause:3.2",
  "quay.io": "quay.io/prometheus/busybox:latest",
};

/** The registry of kubeadm's own list: it moved with Kubernetes 1.25 (kubernetes.io, "k8s.gcr.io Image Registry Will Be Frozen"). */
const FIRST_MINOR_OF_NEW_REGISTRY = 25;

/** Registries that a part's machines will ask, whatever the admin names besides. */
function neededBy(part: RecipePart): string[] {
  switch (part.kind) {
    case "docker-ce":
      return ["docker.io"];
    case "kubernetes":
      return [Number(part.minor.split(".")[1]) < FIRST_MINOR_OF_NEW_REGISTRY ? "k8s.gcr.io" : "registry.k8s.io"];
    case "custom":
      return [];
  }
}

/** Every registry that the recipe would ask with a face: its mirrors where the profile names some, else the registry itself. */
export function registryMirrors(recipe: Recipe, face: FaceName): RegistryMirror[] {
  const mirrors = recipe.mirrors[face];
  const images = namedImages(recipe);
  const registries = new Set([
    ...mirrorsByRegistry(mirrors).keys(),
    ...recipe.parts.flatMap(neededBy),
    ...images.map((name) => readContainerImageName(name).registry),
  ]);
  return [...registries].toSorted().flatMap((registry) => {
    const image = images.find((name) => readContainerImageName(name).registry === registry) ?? PROBES[registry] ?? null;
    const addresses = mirrorsByRegistry(mirrors).get(registry) ?? [registryAddress(registry)];
    const setting = registry === "docker.io" ? "dockerHub" : "registries";
    return addresses.map((uri) => ({ face, registry, setting, uri, image }));
  });
}

function namedImages({ parts }: Recipe): string[] {
  return parts.flatMap((part) => {
    if (part.kind === "kubernetes") return part.prePull.extraImages;
    return part.kind === "custom" ? part.containerImages : [];
  });
}
