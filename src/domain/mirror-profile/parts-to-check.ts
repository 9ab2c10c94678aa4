import type { CustomPart, DockerPart, KubernetesPart, RecipePart } from "#protocol/recipe.ts";
import { NEW_PARTS } from "../variant/new-parts.ts";

/** What is asked of mirrors that no variant uses yet: what most will want of them. */
const USUAL_PARTS: readonly RecipePart[] = [
  NEW_PARTS["docker-ce"],
  { ...NEW_PARTS.kubernetes, prePull: { ...NEW_PARTS.kubernetes.prePull, isEnabled: true } },
];

/**
 * One recipe that needs of a profile's mirrors whatever the recipes that use them need: one part of each kind, the newest Kubernetes,
 * every container image. What only concerns the image itself (files, scripts, Docker's settings) is left out.
 */
export function partsToCheck(recipes: readonly (readonly RecipePart[])[]): RecipePart[] {
  const parts = recipes.flat();
  if (parts.length === 0) return [...USUAL_PARTS];
  const docker = parts.filter((part) => part.kind === "docker-ce");
  const kubernetes = parts.filter((part) => part.kind === "kubernetes");
  const custom = parts.filter((part) => part.kind === "custom");
  return [...joinDocker(docker), ...joinKubernetes(kubernetes), ...joinCustom(custom)];
}

function joinDocker(parts: readonly DockerPart[]): DockerPart[] {
  const part = parts.find(({ origin }) => origin === "docker") ?? parts[0];
  return part === undefined ? [] : [{ ...NEW_PARTS["docker-ce"], origin: part.origin }];
}

function joinKubernetes(parts: readonly KubernetesPart[]): KubernetesPart[] {
  const [newest] = parts.toSorted((first, second) => second.minor.localeCompare(first.minor, "en", { numeric: true }));
  if (newest === undefined) return [];
  const containerd = parts.some((part) => part.containerd === "docker") ? "docker" : "distribution";
  const pulled = parts.filter((part) => part.prePull.isEnabled);
  const prePull = {
    isEnabled: pulled.length > 0,
    extraImages: [...new Set(pulled.flatMap((part) => part.prePull.extraImages))],
    skippedAddons: newest.prePull.skippedAddons,
  };
  return [{ kind: "kubernetes", minor: newest.minor, containerd, prePull }];
}

function joinCustom(parts: readonly CustomPart[]): CustomPart[] {
  const containerImages = [...new Set(parts.flatMap((part) => part.containerImages))];
  return containerImages.length === 0 ? [] : [{ ...NEW_PARTS.custom, containerImages }];
}
