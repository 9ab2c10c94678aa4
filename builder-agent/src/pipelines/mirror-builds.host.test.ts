import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsOf, outcomesOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { type BuiltImage, builtImage } from "../../testing/world/built-image.ts";
import { openWorld, type World } from "../../testing/world/world.ts";
import { MIRROR_PORT } from "../../testing/world/world-faces.ts";

let world: World;
const images = new Map<string, BuiltImage>();
beforeAll(async () => {
  world = await openWorld();
  for (const name of ["docker", "kubernetes-prepulled"] as const) images.set(name, await builtImage(world, world.recipe(name)));
});
afterAll(() => world.close());

function imageOf(name: string): BuiltImage {
  const image = images.get(name);
  if (image === undefined) throw new Error(`${name} was not built.`);
  return image;
}

describe.each([
  ["docker", ["docker-ce", "docker-ce-cli", "containerd.io"]],
  ["kubernetes-prepulled", ["kubeadm", "kubelet", "kubectl", "kubernetes-cni", "containerd"]],
])("%s, built from the bootstrap base through the mirror profile", (name, packages) => {
  test("every check of the build passed, CRI's answer among them where there is one", () => {
    const checks = eventsOf(imageOf(name).events, "check.finished");
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(checks.some(({ id }) => id === "cri-answers")).toBe(name !== "docker");
  });

  test("every package came from the mirror, by the build face's names", () => {
    const { events, requests } = imageOf(name);
    const installed = eventsOf(events, "inputs.resolved").flatMap(({ inputs }) => inputs.packages ?? []);
    const fetched = requests
      .filter(({ path }) => path.endsWith(".deb"))
      .map(({ path }) => decodeURIComponent(path.split("/").at(-1) ?? ""));
    expect(installed.map((one) => one.name)).toEqual(expect.arrayContaining(packages));
    expect(installed.filter((one) => !fetched.some((file) => file.startsWith(`${one.name}_`)))).toEqual([]);
    expect([...new Set(requests.map(({ host }) => host))]).toEqual([`build-mirror.example.org:${MIRROR_PORT}`]);
  });

  test("what is written names the image face and nothing of the build face", () => {
    const written = eventsOf(imageOf(name).events, "file.written").map(({ after }) => after);
    expect(written.join("\n")).toContain(`http://mirror.example.org:${MIRROR_PORT}/`);
    expect(written.filter((text) => text.includes("build-"))).toEqual([]);
  });

  test("nothing is left on the host", () => {
    expect(realAgent().leftovers()).toEqual([]);
  });
});

test("Docker's version is the one that was pinned", () => {
  const packages = eventsOf(imageOf("docker").events, "inputs.resolved").flatMap(({ inputs }) => inputs.packages ?? []);
  const versions = packages.filter((one) => one.name.startsWith("docker-ce")).map((one) => one.version);
  expect(versions).toEqual(["5:20.10.24-1~debian.12~bookworm", "5:20.10.24-1~debian.12~bookworm"]);
});

test("kubeadm's images but the addons left out are inputs with their digests, and came from the mirror's registry alone", () => {
  const { events, registryRequests } = imageOf("kubernetes-prepulled");
  const pinned = eventsOf(events, "inputs.resolved").flatMap(({ inputs }) => inputs.containerImages ?? []);
  expect(pinned.map(({ name }) => name).toSorted()).toEqual([
    "k8s.gcr.io/etcd:3.4.13-0",
    "k8s.gcr.io/kube-apiserver:v1.20.2",
    "k8s.gcr.io/kube-controller-manager:v1.20.2",
    "k8s.gcr.io/kube-proxy:v1.20.2",
    "k8s.gcr.io/kube-scheduler:v1.20.2",
    "k8s.gcr.io/pause:3.2",
  ]);
  for (const { name, digest } of pinned) {
    const repository = name.replace(/^k8s\.gcr\.io\/(.+):.*$/, "$1");
    const pulls = registryRequests.filter(
      ({ path, agent }) => path.startsWith(`/v2/${repository}/`) && agent.startsWith("containerd/"),
    );
    expect(pulls.map(({ path }) => path)).toContain(`/v2/${repository}/manifests/${digest}?ns=k8s.gcr.io`);
    expect(pulls.map(({ status }) => status)).not.toContain(404);
  }
});

test("an image without container images skips the step that pulls them", () => {
  expect(outcomesOf(imageOf("docker").events)).toMatchObject({ "pull-container-images": "skipped", "run-scripts": "skipped" });
  expect(outcomesOf(imageOf("kubernetes-prepulled").events)).toMatchObject({ "pull-container-images": "succeeded" });
});
