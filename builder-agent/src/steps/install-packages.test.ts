import { expect, test } from "vitest";
import type { KubernetesPart } from "#protocol/recipe.ts";
import { createFakeImage } from "../../testing/fake-image.ts";
import { fakeJob } from "../../testing/fake-job.ts";
import { sampleRecipe } from "../../testing/sample-request.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { installPackages } from "./install-packages.ts";

const KUBERNETES: KubernetesPart = {
  ...{ kind: "kubernetes", minor: "1.36", containerd: "docker" },
  prePull: { isEnabled: false, extraImages: [], skippedAddons: [] },
};

/** Installs Kubernetes 1.36 where apt would take this containerd.io; what the image already has is in `installed`. */
async function install(planned: string, installed = "") {
  const recipe = sampleRecipe({ parts: [KUBERNETES] });
  const { context, events } = fakeJob(recipe);
  const packages = planParts(recipe).flatMap((plan) => plan.packages);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
  const query = "dpkg-query --show --showformat=${db:Status-Status} ${Package} ${Version}\\n containerd.io containerd";
  const inside = createFakeImage({
    files: new Map(),
    answers: { [`apt-get -s -q install ${packages.join(" ")}`]: planned, [query]: installed },
  });
  await installPackages.perform({ ...context, inside });
  return events;
}

test("a containerd that apt would install and that is too old is refused, with both named, before anything is installed", async () => {
  await expect(install("Inst containerd.io (1.7.28-1 Docker CE:noble [amd64])\n")).rejects.toMatchObject({
    code: "CONTAINERD_TOO_OLD",
    detail: { step: "install-packages", subject: "Kubernetes 1.36 needs containerd 2.2, Docker's is 1.7.28" },
  });
});

test("so is one that the base already has", async () => {
  await expect(install("", "installed containerd.io 1.6.20-1\n")).rejects.toMatchObject({ code: "CONTAINERD_TOO_OLD" });
});

test("one that is new enough is installed, and the plan is an input of the build", async () => {
  const events = await install("Inst containerd.io (2.2.0-1~ubuntu.24.04~noble Docker CE:noble [amd64])\n");
  const packages = [{ name: "containerd.io", version: "2.2.0-1~ubuntu.24.04~noble", from: "Docker CE:noble" }];
  expect(events).toContainEqual({ type: "inputs.resolved", inputs: { packages } });
});
