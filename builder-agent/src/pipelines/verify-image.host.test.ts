import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobEvent } from "#protocol/job-event.ts";
import type { VerifiedImage } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { BOOTED_FAULTS, BOOTED_PROGRAM_FAULTS, DEAD_MACHINE_FAULT } from "../../testing/faults/booted-faults.ts";
import { sha256Of } from "../../testing/faults/disk-faults.ts";
import { FILE_FAULTS, PROGRAM_FAULTS } from "../../testing/faults/rest-faults.ts";
import { spoilImage } from "../../testing/faults/spoil-image.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { notPassed, requestToVerify, verdicts } from "../../testing/verify-job.ts";
import { builtImage } from "../../testing/world/built-image.ts";
import { openWorld, type World } from "../../testing/world/world.ts";
import { ALL_CHECKS } from "../checks/catalogue.ts";
import { verifyImage } from "./verify-image.ts";

const agent = realAgent();
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Faults of the disk and its file, which `isDiskSpoilt` makes. */
const DISK_FAULTS = ["image-file-sound", "image-virtual-size", "image-compressed", "gpt-backup-header", "root-fills-disk"];
/** What an image lacks or has too much of when it is verified as another recipe's. */
const FAULTS_OF_ANOTHER_RECIPE = ["authority-trusted", "container-images-absent", "nameservers-intended"];

/** Not one that anybody could trust: it is only looked for. */
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIBAQ==\n-----END CERTIFICATE-----\n";

/** The image's build, two boots and kubeadm init take 5 to 6 minutes under TCG, and 10 beside a busy system (measured). */
const KUBERNETES_MS = 900_000;

test("for each check of the catalogue there is something that breaks it", () => {
  const faults = [
    ...[
      "image-file-safe",
      ...DISK_FAULTS,
      ...FAULTS_OF_ANOTHER_RECIPE,
      ...Object.keys(FILE_FAULTS),
      ...Object.keys(PROGRAM_FAULTS),
    ],
    ...[...Object.keys(BOOTED_FAULTS), ...Object.keys(BOOTED_PROGRAM_FAULTS), ...DEAD_MACHINE_FAULT.ids],
  ];
  expect(faults.toSorted()).toEqual(ALL_CHECKS.map(({ id }) => id).toSorted());
});

test("a Docker image passes its whole verification, at rest and booted, and its machine's requests all went to the mirrors", async () => {
  const image = await builtImage(world, world.recipe("docker"));
  const seen = { mirror: world.requests().length, registry: world.registryRequests().length };
  const events = await verify(image.recipe, { path: image.path, sha256: image.sha256, phases: ["rest", "booted"] });

  expect(notPassed(events)).toEqual([]);
  expect(failureOf(events)).toBeNull();
  expect(eventsOf(events, "step.finished").map(({ step }) => step)).toEqual(verifyImage.plan);
  const suites = world
    .requests()
    .slice(seen.mirror)
    .filter(({ path }) => path.endsWith("InRelease"));
  expect(new Set(suites.map(({ host }) => host))).toEqual(new Set(["mirror.example.org:8077"]));
  expect(suites.length).toBeGreaterThan(3);
  const pulled = world.registryRequests().slice(seen.registry);
  expect(pulled.filter(({ path }) => path.startsWith("/v2/library/hello-world/")).map(({ agent: by }) => by)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^docker\//)]),
  );
  expect(agent.leftovers()).toEqual([]);
});

test(
  "a pre-pulled Kubernetes image passes its whole verification, kubeadm init with a card that leads nowhere included",
  async () => {
    const image = await builtImage(world, world.recipe("kubernetes-prepulled"));
    const seen = world.registryRequests().length;
    const events = await verify(image.recipe, { path: image.path, sha256: image.sha256, phases: ["rest", "booted"] });

    expect(notPassed(events)).toEqual([]);
    expect(evidenceOf(events, "kubeadm-init")).toContain("initialised");
    const pulled = world.registryRequests().slice(seen);
    expect(pulled.map(({ path }) => path)).toEqual(expect.arrayContaining([expect.stringMatching(/^\/v2\/pause\/manifests\//)]));
    expect(pulled.every(({ agent: by }) => by.startsWith("containerd/"))).toBe(true);
  },
  KUBERNETES_MS,
);

test("each fault of an image at rest fails the check that guards it, and no other", async () => {
  const image = await builtImage(world, world.recipe("combined"));
  const faults = { files: Object.values(FILE_FAULTS), programs: Object.values(PROGRAM_FAULTS), isDiskSpoilt: true };
  const spoilt = await spoilImage(image, faults, temporaryFolder());
  const events = await verify(image.recipe, { ...spoilt, phases: ["rest"] });

  expect(failed(events)).toEqual([...DISK_FAULTS, ...Object.keys(FILE_FAULTS), ...Object.keys(PROGRAM_FAULTS)].toSorted());
  expect(failureOf(events)).toBeNull();
  expect(JSON.stringify(eventsOf(events, "check.finished"))).not.toContain("$6$salt");
});

test("an image fails as another recipe's where that recipe asks for something else, and nowhere else", async () => {
  const { path, sha256, recipe } = await builtImage(world, world.recipe("kubernetes-prepulled"));
  const parts = recipe.parts.map((part) =>
    part.kind === "kubernetes" ? { ...part, prePull: { ...part.prePull, isEnabled: false } } : part,
  );
  const image = { ...world.image, nameservers: ["192.0.2.53"], caCertificate: CERTIFICATE };
  const other = { ...recipe, parts, mirrors: { ...recipe.mirrors, image } };
  const events = await verify(other, { path, sha256, phases: ["rest"] });
  expect(failed(events)).toEqual(FAULTS_OF_ANOTHER_RECIPE);
});

test("a file that names another of the builder fails that check, is opened by nothing, and no other check is asked", async () => {
  const path = join(temporaryFolder(), "image.qcow2");
  execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-b", "/etc/shadow", "-F", "raw", "-u", path, "6G"]);
  const events = await verify(world.recipe("combined"), { path, sha256: sha256Of(path), phases: ["rest", "booted"] });

  expect(failed(events)).toEqual(["image-file-safe"]);
  expect(new Set(notPassed(events).map(({ outcome }) => outcome))).toEqual(new Set(["failed", "skipped"]));
  expect(outcomesOf(events)).toMatchObject({ "check-files": "skipped", "check-first-boot": "skipped" });
  expect(eventsOf(events, "log").filter(({ line }) => line.includes("qemu-img"))).toEqual([]);
});

test("each fault of a running machine fails the check that guards it, and no other", async () => {
  const image = await builtImage(world, world.recipe("combined"));
  const faults = { files: Object.values(BOOTED_FAULTS), programs: Object.values(BOOTED_PROGRAM_FAULTS), isDiskSpoilt: false };
  const spoilt = await spoilImage(image, faults, temporaryFolder());
  const events = await verify(image.recipe, { ...spoilt, phases: ["booted"] });
  expect(failed(events)).toEqual([...Object.keys(BOOTED_FAULTS), ...Object.keys(BOOTED_PROGRAM_FAULTS)].toSorted());
});

test("a machine that panics fails its check within its first seconds, and the rest of that machine is not asked", async () => {
  const image = await builtImage(world, world.recipe("docker"));
  const spoilt = await spoilImage(
    image,
    { files: [DEAD_MACHINE_FAULT.spoil], programs: [], isDiskSpoilt: false },
    temporaryFolder(),
  );
  const events = await verify(image.recipe, { ...spoilt, phases: ["booted"] });

  expect(failed(events)).toEqual(DEAD_MACHINE_FAULT.ids);
  expect(evidenceOf(events, "boots")).toContain("Kernel panic");
  expect(eventsOf(events, "check.finished").filter(({ outcome }) => outcome === "passed")).toEqual([]);
});

test("a cancel in the middle of a boot leaves no process, mount or file", async () => {
  const { path, sha256, recipe } = await builtImage(world, world.recipe("docker"));
  const request = requestToVerify(recipe, { path, sha256, phases: ["booted"] });
  await agent.start(request);
  const events = await agent.follow(request.jobId, (event) => {
    if (event.type === "log" && event.line.includes("Linux version")) void agent.cancel(request.jobId);
  });
  expect(events.at(-1)).toMatchObject({ type: "job.finished", outcome: "cancelled" });
  expect(agent.leftovers()).toEqual([]);
});

test("a missing file, and one with another content than said, end the job with what to do", async () => {
  const { path, recipe } = await builtImage(world, world.recipe("docker"));
  const missing = await verify(recipe, { path: "/nonexistent/image.qcow2", sha256: "0".repeat(64), phases: ["rest"] });
  const other = await verify(recipe, { path, sha256: "0".repeat(64), phases: ["rest"] });
  expect(failureOf(missing)).toMatchObject({ code: "IMAGE_HASH_MISMATCH", detail: { subject: "/nonexistent/image.qcow2" } });
  expect(failureOf(other)).toMatchObject({ code: "IMAGE_HASH_MISMATCH", detail: { subject: path } });
});

function verify(recipe: Recipe, image: VerifiedImage): Promise<JobEvent[]> {
  return agent.build(requestToVerify(recipe, image));
}

function failed(events: readonly JobEvent[]): string[] {
  return verdicts(events)
    .flatMap(({ id, outcome }) => (outcome === "failed" ? [id] : []))
    .toSorted();
}

function evidenceOf(events: readonly JobEvent[], id: string): string | undefined {
  return verdicts(events).find((verdict) => verdict.id === id)?.evidence;
}
