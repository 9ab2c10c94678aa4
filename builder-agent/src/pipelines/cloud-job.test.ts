import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Cloud, MARKS, type PublicationWish } from "#protocol/cloud-target.ts";
import type { JobRequest } from "#protocol/job-request.ts";
import type { StepId } from "#protocol/step-id.ts";
import { failureOf } from "../../testing/event-queries.ts";
import { createFakeCompute } from "../../testing/openstack/fake-compute.ts";
import { createFakeGlance } from "../../testing/openstack/fake-glance.ts";
import { type FakeServices, openFakeServices } from "../../testing/openstack/fake-services.ts";
import { sampleRequest } from "../../testing/sample-request.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { heldBy, NOTHING, type WholeJob, wholeJob } from "../../testing/whole-job.ts";
import type { JobContext } from "../engine/job-context.ts";
import { definePipeline, type Pipeline } from "../engine/pipeline.ts";
import { runPipeline } from "../engine/run-pipeline.ts";
import { within } from "../engine/scope.ts";
import { attachMethod, baseIdentity, liveJobs, openCloud, publishRequest, serverOrder, workingDisk } from "../findings.ts";
import { cloud, type WithCloud } from "../scopes/cloud.ts";
import { serverInstance } from "../scopes/server-instance.ts";
import { serverSnapshot } from "../scopes/server-snapshot.ts";
import { type WithWorkspace, workspace } from "../scopes/workspace.ts";
import { CACHE_NOTE } from "../steps/base-cache.ts";
import { fetchSnapshot } from "../steps/fetch-snapshot.ts";
import { removeOrphans } from "../steps/remove-orphans.ts";
import { stopMachine } from "../steps/stop-machine.ts";
import { takeSnapshot } from "../steps/take-snapshot.ts";
import { uploadBase } from "../steps/upload-base.ts";
import { clearCloud } from "./clear-cloud.ts";
import { publishImage } from "./publish-image.ts";

/** What a build in a server does with the cloud. What it does inside the machine is the same as in a chroot, whose tests cancel that. */
const serverWork = definePipeline([
  within(workspace, [
    within<JobContext & WithWorkspace, WithCloud>(cloud, [
      removeOrphans,
      uploadBase,
      within(serverInstance, [stopMachine, within(serverSnapshot, [takeSnapshot, fetchSnapshot])]),
    ]),
  ]),
]);

/** The start of a qcow2 of version 3, which is all that is looked at. */
const QCOW2 = Buffer.concat([Buffer.from("514649fb00000003", "hex"), Buffer.alloc(96)]);

type Kind = {
  readonly name: string;
  readonly pipeline: Pipeline;
  /** Tells a job what its steps need to know. */
  readonly note: (job: object, folder: string) => void;
};

const KINDS: readonly Kind[] = [
  {
    name: "a publish",
    pipeline: publishImage,
    note: (job, folder) => publishRequest.note(job, publishing(join(folder, "image.qcow2"))),
  },
  {
    name: "a build in a server",
    pipeline: serverWork,
    note: (job, folder) => {
      serverOrder.note(job, { flavor: "small", network: "builds" });
      attachMethod.note(job, "nbdfuse");
      workingDisk.note(job, { path: join(folder, "disk.qcow2"), format: "qcow2" });
      const cached = { file: "base.qcow2", format: "qcow2", sha256: "0".repeat(64), sealedAt: new Date().toISOString() };
      writeFileSync(join(folder, CACHE_NOTE), JSON.stringify(cached));
      baseIdentity.note(job, { folder, isCached: true, content: { kind: "bootstrap", sources: [] } });
    },
  },
];

const EVERY_STEP = KINDS.flatMap((kind) => kind.pipeline.plan.map((step) => ({ ...kind, step })));

const REQUEST = sampleRequest();

/** The steps are told the cloud by another finding. */
const NOWHERE: Cloud = {
  ...{ authUrl: "http://127.0.0.1:9", region: null, interface: "public", caCertificate: null },
  signIn: { kind: "application-credential", credentialId: "id" },
};

/** What was published before, whose place the new image takes. */
const OLDER = { id: randomUUID(), name: "older", visibility: "shared", min_disk: 6, min_ram: 512 };

function publishing(path: string): Extract<JobRequest, { kind: "publish" }> {
  writeFileSync(path, QCOW2);
  const { v, jobId, recipe, recipeHash, isReuseAllowed } = REQUEST;
  const wish: PublicationWish = {
    ...{ name: "Debian 12", imageId: randomUUID(), variantId: recipe.variant.id, properties: {}, minDiskGib: 6, minRamMib: 512 },
    ...{ visibility: "shared", members: ["project-2"] },
  };
  const file = { path, sizeBytes: QCOW2.length, sha512: createHash("sha512").update(QCOW2).digest("hex") };
  const asked = { wish, file, replacedGlanceId: OLDER.id, liveJobIds: [], cloud: NOWHERE };
  return { ...{ v, jobId, recipe, recipeHash, isReuseAllowed }, kind: "publish", ...asked };
}

/** A cloud in memory; `door` opens it to a job, and once it `isShut` whoever came through that one hears nothing any more. */
function createCloud() {
  const glance = createFakeGlance();
  const compute = createFakeCompute(glance, QCOW2);
  glance.addWhole({ ...OLDER, [MARKS.variant]: REQUEST.recipe.variant.id }, QCOW2);
  return {
    async door(): Promise<{ readonly services: FakeServices; shut(): void }> {
      let isShut = false;
      const services = await openFakeServices((call) => {
        if (isShut) return "silence";
        return call.path.startsWith("/image") ? glance.answer(call) : compute.answer(call);
      });
      onTestFinished(services.close);
      return {
        services,
        shut: () => {
          isShut = true;
        },
      };
    },
    /** What no job may leave there: all but what others see and bases. */
    leftovers: () => [
      ...[...compute.servers.values(), ...compute.groups.values()].map(({ name }) => name),
      ...[...glance.images.values()].filter((image) => !isWanted(image)).map(({ name }) => name),
    ],
    images: glance.images,
  };
}

function isWanted(image: Readonly<Record<string, unknown>>): boolean {
  if (image["image_type"] === "snapshot" || image["status"] !== "active" || MARKS.draft in image) return false;
  return image["visibility"] === "shared" || MARKS.base in image;
}

function begin(
  { note }: Pick<Kind, "note">,
  services: FakeServices,
  onStep: (step: StepId, cancel: () => void) => void,
): WholeJob {
  const folder = temporaryFolder();
  const convert = (argv: readonly string[]): undefined => {
    writeFileSync(argv.at(-1) ?? "", QCOW2);
  };
  const job = wholeJob({ ...REQUEST, jobId: sampleRequest().jobId }, { script: [["qemu-img convert", convert]], onStep });
  mkdirSync(job.state.workspaces, { recursive: true });
  openCloud.note(job.context.job, services.open);
  liveJobs.note(job.context.job, []);
  note(job.context.job, folder);
  return job;
}

test.each(KINDS)("$name comes to its end, and leaves in the cloud what it is for", async (kind) => {
  const inside = createCloud();
  const { services } = await inside.door();
  const job = begin(kind, services, () => {});
  await runPipeline(kind.pipeline, job.context);
  expect(failureOf(job.events())).toBeNull();
  expect(inside.leftovers()).toEqual([]);
  expect(inside.images.size).toBe(2);
});

describe.each(EVERY_STEP)("$name at $step", ({ step, ...kind }) => {
  test("that is cancelled ends as cancelled, and leaves nothing", async () => {
    const inside = createCloud();
    const { services } = await inside.door();
    const job = begin(kind, services, (begun, cancel) => begun === step && cancel());
    await runPipeline(kind.pipeline, job.context);
    expect(failureOf(job.events())).toMatchObject({ code: "CANCELLED", blame: "user" });
    expect(inside.leftovers()).toEqual([]);
    expect(heldBy(job)).toEqual(NOTHING);
  });

  test("that is killed leaves nothing that the janitor would not remove", async () => {
    const inside = createCloud();
    const [door, another] = [await inside.door(), await inside.door()];
    const killed = Promise.withResolvers<void>();
    const job = begin(kind, door.services, (begun) => {
      if (begun !== step) return;
      door.shut();
      killed.resolve();
    });
    void runPipeline(kind.pipeline, job.context);
    await killed.promise;
    const janitor = begin({ note: () => {} }, another.services, () => {});
    await runPipeline(clearCloud, janitor.context);
    expect(failureOf(janitor.events())).toBeNull();
    expect(inside.leftovers()).toEqual([]);
  });
});
