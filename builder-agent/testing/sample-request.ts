import { createHash, randomBytes } from "node:crypto";
import type { z } from "zod";
import { type JobRequest, jobIdSchema } from "#protocol/job-request.ts";
import { type BuildFace, type DockerPart, type Recipe, recipeSchema } from "#protocol/recipe.ts";

/** What a test may change of the sample recipe; the rest stays as it is. */
export type RecipeChanges = Partial<z.input<typeof recipeSchema>>;

export const DOCKER_PART = {
  kind: "docker-ce",
  origin: "distribution",
  version: null,
  plugins: [],
  daemon: { logMaxSizeMegabytes: 10, logMaxFiles: 3, isLiveRestore: true, addressPool: null, insecureRegistries: [] },
} satisfies DockerPart;

/** A mirror profile's face that changes nothing. */
export const NO_FACE: BuildFace = {
  ...{ aptArchive: null, aptSecurity: null, dockerApt: null, dockerAptKey: null, kubernetesApt: null, kubernetesAptKey: null },
  ...{ dockerHub: null, registries: [], nameservers: [], caCertificate: null, httpProxy: null },
};

/** Debian 12 from the builder's own sources with the distribution's Docker: what every test host with Debian can build. */
export function sampleRecipe(changes: RecipeChanges = {}): Recipe {
  return recipeSchema.parse({
    v: 1,
    variant: { id: "variant-1", name: "debian-12-docker", revision: 1 },
    base: {
      distro: "debian",
      codename: "bookworm",
      version: "12",
      architecture: "amd64",
      origin: { kind: "bootstrap", sources: [] },
    },
    pipeline: "chroot",
    diskSizeBytes: 6_442_450_944,
    upgrade: "security",
    parts: [DOCKER_PART],
    mirrors: { build: null, image: null },
    compression: "zstd",
    ...changes,
  });
}

export function sampleRequest(changes: RecipeChanges = {}): JobRequest {
  return requestFor(sampleRecipe(changes));
}

/** A build of the recipe, under a job id of its own. */
export function requestFor(recipe: Recipe): JobRequest {
  return {
    v: 1,
    jobId: jobIdSchema.parse(`test-${randomBytes(6).toString("hex")}`),
    kind: "build",
    machine: recipe.pipeline === "snapshot" ? { kind: "virtual-machine" } : null,
    keepFailed: null,
    continues: null,
    recipe,
    recipeHash: createHash("sha256").update(JSON.stringify(recipe)).digest("hex"),
    isReuseAllowed: true,
  };
}
