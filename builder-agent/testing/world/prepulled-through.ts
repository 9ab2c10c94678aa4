import type { BuildFace, Recipe } from "#protocol/recipe.ts";
import type { FaultyRegistry } from "./faulty-registry.ts";
import type { World } from "./world.ts";
import { MIRROR_PORT, WORLD_ADDRESS } from "./world-faces.ts";

/**
 * Pre-pulled Kubernetes, whose container images come through a registry of the test's. By addresses, for steps that run in the
 * test's process ask the machine's own name server.
 */
export function prepulledThrough({ address }: FaultyRegistry, { recipe, build }: World): Recipe {
  const byAddress = (url: string | null) => url?.replace(/^http:\/\/[^/]+/, `http://${WORLD_ADDRESS}:${MIRROR_PORT}`) ?? null;
  const face: BuildFace = {
    ...build,
    ...{ aptArchive: byAddress(build.aptArchive), aptSecurity: byAddress(build.aptSecurity) },
    ...{ dockerApt: byAddress(build.dockerApt), kubernetesApt: byAddress(build.kubernetesApt) },
    ...{ dockerHub: address, registries: [{ registry: "k8s.gcr.io", mirrors: [address] }], nameservers: [] },
  };
  const prepulled = recipe("kubernetes-prepulled");
  return { ...prepulled, mirrors: { ...prepulled.mirrors, build: face } };
}
