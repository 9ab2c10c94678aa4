import { afterAll, beforeAll, expect, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import { eventsOf, failureOf } from "../../testing/event-queries.ts";
import { ownJob } from "../../testing/own-job.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { type FaultyRegistry, type RegistryFault, startFaultyRegistry } from "../../testing/world/faulty-registry.ts";
import { prepulledThrough } from "../../testing/world/prepulled-through.ts";
import { openWorld, type World } from "../../testing/world/world.ts";
import type { JobContext } from "../engine/job-context.ts";
import { definePipeline } from "../engine/pipeline.ts";
import { runPipeline } from "../engine/run-pipeline.ts";
import { within } from "../engine/scope.ts";
import { defineStep } from "../engine/step.ts";
import { prepareBase } from "../pipelines/prepare-base.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { chroot } from "../scopes/chroot.ts";
import type { WithInside } from "../scopes/inside.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkHost } from "./check-host.ts";
import { configureParts } from "./configure-parts.ts";
import { growFilesystem } from "./grow-filesystem.ts";
import { growRootPartition } from "./grow-root-partition.ts";
import { installPackages } from "./install-packages.ts";
import { moveBackupHeader } from "./move-backup-header.ts";
import { pullContainerImages } from "./pull-container-images.ts";
import { refreshPackageLists } from "./refresh-package-lists.ts";
import { writePackageSources } from "./write-package-sources.ts";

/** Each fault with what the build has to say of it. */
const FAULTS: readonly (readonly [fault: RegistryFault, code: string, words: RegExp])[] = [
  ["export-law", "MIRROR_GEO_BLOCKED", /refuses this builder's country/],
  ["country-block", "MIRROR_GEO_BLOCKED", /refuses this builder's country/],
  ["wrong-manifest", "MIRROR_HASH_MISMATCH", /sha256:[0-9a-f]{64} was promised/],
  ["wrong-layer", "MIRROR_HASH_MISMATCH", /not the one that the image names/],
  ["stalled-manifest", "MIRROR_STALLED", /no whole answer in \d+ s/],
  ["stalled-layer", "MIRROR_STALLED", /no byte came for 15 s/],
  ["down", "MIRROR_UNREACHABLE", /ECONNREFUSED/],
];
/** What an admin may wait to learn that a registry is to blame. */
const PATIENCE_MS = 30_000;

type Outcome = { readonly failure: AgentError | null; readonly durationMs: number };
const outcomes = new Map<RegistryFault | "none", Outcome>();

let world: World;
let registry: FaultyRegistry;
let job: ReturnType<typeof ownJob>;
beforeAll(async () => {
  world = await openWorld();
  registry = await startFaultyRegistry();
  job = ownJob(prepulledThrough(registry, world));
  // One image for all faults: each is met by the same step, which is there to be run again.
  await runPipeline(
    definePipeline([
      checkHost,
      within(workspace, [
        ...prepareBase,
        within(attachedDisk, [
          ...[moveBackupHeader, growRootPartition, growFilesystem],
          within(mountedRoot, [
            within(chroot, [writePackageSources, refreshPackageLists, installPackages, configureParts, pullUnderFaults]),
          ]),
        ]),
      ]),
    ]),
    job.context,
  );
});
afterAll(async () => {
  // The world first: it is there even where nothing else came to be, and the next file needs its ports.
  await world.close();
  await registry.close();
});

const pullUnderFaults = defineStep({
  id: "check-registries",
  title: "Pull from a registry with each fault, and in the end from a sound one",
  commands: [],
  run: async (context: JobContext & WithInside) => {
    for (const fault of [...FAULTS.map(([name]) => name), null]) {
      await registry.setFault(fault);
      outcomes.set(fault ?? "none", await attempt(context));
    }
  },
});

async function attempt(context: JobContext & WithInside): Promise<Outcome> {
  // A build that fails throws its disk away: nothing that a broken pull left is there for the next.
  await context.inside.run(["rm", "-rf", "/var/lib/containerd"]);
  const startedAt = performance.now();
  const failure = await pullContainerImages.perform(context).then(
    () => null,
    (cause: unknown) => (cause instanceof AgentError ? cause : new AgentError("AGENT_BUG", String(cause))),
  );
  return { failure, durationMs: performance.now() - startedAt };
}

test.each(FAULTS)("a registry that is %s is told as %s, in words that name it and the setting", (fault, code, words) => {
  const { failure, durationMs = Number.POSITIVE_INFINITY } = outcomes.get(fault) ?? {};
  expect(failure).toMatchObject({ code, blame: "mirror", detail: { subject: registry.address } });
  expect(failure?.message).toMatch(words);
  expect(failure?.message).toContain(registry.address);
  expect(failure?.message).toContain("mirrors of k8s.gcr.io in the build face");
  expect(durationMs).toBeLessThan(PATIENCE_MS);
});

test("after all that a sound registry gives every image, with its bytes as progress, and nothing is left on the host", () => {
  expect(outcomes.get("none")?.failure).toBeNull();
  const subjects = eventsOf(job.events(), "step.progress").flatMap(({ unit, subject }) =>
    unit === "bytes" ? (subject ?? []) : [],
  );
  expect(subjects).toContain("k8s.gcr.io/kube-apiserver:v1.20.2");
  expect(failureOf(job.events())).toBeNull();
  expect(realAgent().leftovers()).toEqual([]);
});
