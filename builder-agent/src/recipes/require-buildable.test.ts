import { expect, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import type { KubernetesPart, RecipePart } from "#protocol/recipe.ts";
import { DOCKER_PART, sampleRecipe } from "../../testing/sample-request.ts";
import { requireBuildable } from "./require-buildable.ts";

const kubernetes = (minor: string, containerd: KubernetesPart["containerd"]): KubernetesPart => ({
  ...{ kind: "kubernetes", minor, containerd },
  prePull: { isEnabled: false, extraImages: [], skippedAddons: [] },
});
const WITH_IMAGES: RecipePart = {
  ...{ kind: "custom", packages: [], files: [], scripts: [] },
  containerImages: ["docker.io/library/nginx:1"],
};

function refusalOf(parts: readonly RecipePart[]): AgentError | null {
  try {
    requireBuildable(sampleRecipe({ parts: [...parts] }));
    return null;
  } catch (cause) {
    return cause instanceof AgentError ? cause : null;
  }
}

test("a Kubernetes that needs a newer containerd than the distribution has is refused, with both named", () => {
  expect(refusalOf([kubernetes("1.36", "distribution")])).toMatchObject({
    code: "CONTAINERD_TOO_OLD",
    detail: { subject: "Kubernetes 1.36 needs containerd 2.2, the distribution's is 1.6" },
  });
  expect(refusalOf([kubernetes("1.34", "distribution")])).toBeNull();
});

test("Docker's own containerd is judged by its package, which is not known before the build", () => {
  expect(refusalOf([kubernetes("1.36", "docker")])).toBeNull();
});

test("Docker and Kubernetes with containerd from two places are refused: one image has one", () => {
  expect(refusalOf([DOCKER_PART, kubernetes("1.34", "docker")])).toMatchObject({ code: "RECIPE_UNSUPPORTED" });
  expect(refusalOf([DOCKER_PART, kubernetes("1.34", "distribution")])).toBeNull();
});

test("container images without a containerd for them are refused, and why is said", () => {
  expect(refusalOf([WITH_IMAGES])?.message).toContain("no part brings containerd");
  expect(refusalOf([DOCKER_PART, WITH_IMAGES])?.message).toContain("Docker's own store");
  expect(refusalOf([kubernetes("1.34", "distribution"), WITH_IMAGES])).toBeNull();
});
