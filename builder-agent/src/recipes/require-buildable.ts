import { AgentError } from "#protocol/agent-error.ts";
import { distributionContainerd, isContainerdEnough, leastContainerd } from "#protocol/containerd-support.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { ContainerRuntime } from "./part-plan.ts";
import { planParts } from "./plan-parts.ts";

const ORIGIN_NAMES: { readonly [Origin in ContainerRuntime["origin"]]: string } = {
  docker: "Docker's",
  distribution: "the distribution's",
};

/**
 * Refuses what a recipe's parts can be seen not to do together, before anything is touched. Throws `CONTAINERD_TOO_OLD` or
 * `RECIPE_UNSUPPORTED`; `subject` says what does not fit.
 */
export function requireBuildable(recipe: Recipe): void {
  const runtimes = planParts(recipe).flatMap(({ containerRuntime }) => (containerRuntime === null ? [] : [containerRuntime]));
  const known = distributionContainerd(recipe.base.distro, recipe.base.version);
  for (const runtime of runtimes) {
    requireOneContainerd(runtime, recipe);
    if (runtime.origin === "distribution" && known !== null) requireContainerd(known, runtime);
  }
  if (runtimes.length === 0) requireNoContainerImages(recipe);
}

/** `version` is containerd's own, as precise as it is known: `1.6`, `1.6.20`. Throws `CONTAINERD_TOO_OLD`, naming both. */
export function requireContainerd(version: string, { origin, kubernetesMinor }: ContainerRuntime): void {
  if (isContainerdEnough(version, kubernetesMinor)) return;
  const subject = `Kubernetes ${kubernetesMinor} needs containerd ${leastContainerd(kubernetesMinor)}, ${ORIGIN_NAMES[origin]} is ${version}`;
  throw new AgentError("CONTAINERD_TOO_OLD", `${subject}.`, { subject });
}

/** Docker's containerd.io and the distribution's containerd are in each other's way, and each Docker brings its own. */
function requireOneContainerd({ origin }: ContainerRuntime, { parts }: Recipe): void {
  const docker = parts.find((part) => part.kind === "docker-ce");
  if (docker === undefined || docker.origin === origin) return;
  const subject = `Docker from ${docker.origin} with containerd from ${origin}`;
  throw new AgentError("RECIPE_UNSUPPORTED", `${subject}: one image has one containerd. Take both from the same place.`, {
    subject,
  });
}

/** dockerd keeps images in a store that only a running dockerd can fill; what ctr would pull, `docker images` would not show. */
function requireNoContainerImages({ parts }: Recipe): void {
  const [image] = parts.flatMap((part) => (part.kind === "custom" ? part.containerImages : []));
  if (image === undefined) return;
  const reason = parts.some((part) => part.kind === "docker-ce")
    ? "Docker's own store of images cannot be filled while building"
    : "no part brings containerd";
  throw new AgentError("RECIPE_UNSUPPORTED", `${image} cannot be pulled into the image: ${reason}. Add a Kubernetes part.`, {
    subject: image,
  });
}
