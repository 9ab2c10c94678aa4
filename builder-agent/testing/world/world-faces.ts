import type { BuildFace, MirrorFace } from "#protocol/recipe.ts";

/**
 * Where the world stands. The ports are fixed, for they are in recipes, and images that were built from one recipe are
 * used again. All of 127.0.0.0/8 is this machine, and nobody else is on this address of it.
 */
export const WORLD_ADDRESS = "127.0.0.77";
export const MIRROR_PORT = 8077;
export const REGISTRY_PORT = 5077;

/**
 * Both faces lead to the same servers by other names, so that whatever of the build face is left in an image shows. The
 * image face has no nameservers: a machine's own come from DHCP.
 */
export function worldFaces(fingerprint: string): { readonly build: BuildFace; readonly image: MirrorFace } {
  return {
    build: {
      ...face("build-mirror.example.org", "build-registry.example.org", fingerprint),
      nameservers: [WORLD_ADDRESS],
      httpProxy: null,
    },
    image: face("mirror.example.org", "registry.example.org", fingerprint),
  };
}

function face(mirrorName: string, registryName: string, fingerprint: string): MirrorFace {
  const mirror = `http://${mirrorName}:${MIRROR_PORT}`;
  const registry = `http://${registryName}:${REGISTRY_PORT}`;
  return {
    aptArchive: `${mirror}/debian`,
    aptSecurity: `${mirror}/debian-security`,
    dockerApt: `${mirror}/docker/linux/debian`,
    dockerAptKey: fingerprint,
    kubernetesApt: `${mirror}/kubernetes/core:/stable:`,
    kubernetesAptKey: fingerprint,
    dockerHub: registry,
    registries: ["docker.io", "k8s.gcr.io"].map((name) => ({ registry: name, mirrors: [registry] })),
    ...{ nameservers: [], caCertificate: null },
  };
}
