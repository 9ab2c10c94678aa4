import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostIdSchema, type ImageId, imageIdSchema, jobIdSchema } from "#domain/id.ts";
import type { JobState } from "#domain/job/job.ts";
import type { CheckOutcome } from "#protocol/job-event.ts";
import { check, image as imageTable } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { openTestApp } from "#server/testing.ts";

async function openImage() {
  const callers = openTestApp();
  const { app, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [variant] = await operator.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const build = await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  const imageId = newId(imageIdSchema);
  app.db
    .insert(imageTable)
    .values({
      ...{ id: imageId, buildId: build.id, variantId: variant.id, fileName: "image.qcow2", sizeBytes: 1, virtualSizeBytes: 1 },
      ...{ sha256: "a".repeat(64), sha512: "", packageCount: 0, fileCount: 0, contentBytes: 0 },
    })
    .run();
  return { ...callers, variant, build, imageId };
}

type Opened = Awaited<ReturnType<typeof openImage>>;

/** Does what the dispatcher does with a verification. */
function end({ app }: Opened, jobId: string, state: JobState, outcomes: readonly CheckOutcome[]): void {
  const id = jobIdSchema.parse(jobId);
  for (const [position, outcome] of outcomes.entries()) {
    const found = { jobId: id, position, checkId: `check-${position}`, lesson: "L06", outcome, evidence: "seen" };
    app.db
      .insert(check)
      .values({ ...found, phase: "rest", subject: null })
      .run();
  }
  updateJob(app.db, id, { state, finishedAt: new Date() });
}

const standingOf = async ({ viewer }: Opened, id: ImageId) => (await viewer.images.byId({ id })).standing;

test("an image stands as its newest verification says, and only one that passed can be published", async () => {
  const opened = await openImage();
  const { operator, viewer, imageId } = opened;
  expect(await viewer.images.byId({ id: imageId })).toMatchObject({ standing: "none", isPublishable: false });

  const first = await operator.verifications.start({ imageId });
  expect(await standingOf(opened, imageId)).toBe("running");
  end(opened, first.jobId, "succeeded", ["passed", "warned", "skipped"]);
  expect(await viewer.images.byId({ id: imageId })).toMatchObject({ standing: "passed", isPublishable: true });

  const second = await operator.verifications.start({ imageId });
  end(opened, second.jobId, "succeeded", ["passed", "failed"]);
  const [listed] = await viewer.images.list({});
  expect(listed).toMatchObject({ standing: "failed", isPublishable: false, verification: { checkCount: 2, failedCount: 1 } });
});

test("a verification that was cancelled leaves an image as it stood", async () => {
  const opened = await openImage();
  const { operator, imageId } = opened;
  end(opened, (await operator.verifications.start({ imageId })).jobId, "succeeded", ["passed"]);
  const { jobId } = await operator.verifications.start({ imageId });
  await operator.jobs.cancel({ id: jobId });
  end(opened, jobId, "cancelled", []);
  expect(await standingOf(opened, imageId)).toBe("passed");
});

test("an image that is being verified is not verified twice at once", async () => {
  const opened = await openImage();
  const { operator, imageId } = opened;
  const first = await operator.verifications.start({ imageId });
  expect(await operator.verifications.start({ imageId })).toEqual(first);
  await operator.jobs.cancel({ id: jobIdSchema.parse(first.jobId) });
  expect(await operator.verifications.start({ imageId })).not.toEqual(first);
});

test("a verification repeats the recipe that the image was built by, and is no build", async () => {
  const { operator, viewer, build, imageId } = await openImage();
  const { jobId } = await operator.verifications.start({ imageId });
  const job = await viewer.jobs.byId({ id: jobId });
  const built = await viewer.builds.byId({ id: build.id });
  expect(job).toMatchObject({ kind: "verify", number: null, imageId, recipe: built.recipe, recipeHash: built.recipeHash });
  expect((await viewer.builds.list({})).items.map(({ id }) => id)).toEqual([build.id]);
  await expect(viewer.builds.byId({ id: jobId })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  await expect(operator.builds.retry({ id: jobId })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect((await viewer.overview.counts()).queued).toBe(1);
});

test("a report is there when the verification is, and says what passed", async () => {
  const opened = await openImage();
  const { operator, viewer, imageId } = opened;
  const { jobId } = await operator.verifications.start({ imageId });
  await expect(viewer.verifications.report({ id: jobId })).rejects.toMatchObject({ cause: { code: "VERIFICATION_NOT_DONE" } });
  end(opened, jobId, "succeeded", ["passed", "failed"]);
  expect(await viewer.verifications.report({ id: jobId })).toMatchObject({
    ...{ imageId, sha256: "a".repeat(64), passed: false },
    checks: [
      { id: "check-0", lesson: "L06", phase: "rest", outcome: "passed", evidence: "seen" },
      { id: "check-1", outcome: "failed" },
    ],
  });
});

test("an image that was deleted is not verified", async () => {
  const { admin, operator, imageId } = await openImage();
  await admin.images.remove({ id: imageId });
  await expect(operator.verifications.start({ imageId })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
});

test("a file of the dashboard's machine is verified by a variant's recipe, if it is a file", async () => {
  const { admin, folder, variant } = await openImage();
  const path = join(folder.root, "disk.qcow2");
  const start = (wish: string) => admin.verifications.startFile({ path: wish, variantId: variant.id });
  await expect(start("disk.qcow2")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  for (const wrong of [path, folder.root, "/dev/null"])
    await expect(start(wrong)).rejects.toMatchObject({ cause: { code: "DISK_FILE_UNUSABLE" } });
  writeFileSync(path, "a disk");
  const { jobId } = await start(path);
  expect(await admin.jobs.byId({ id: jobId })).toMatchObject({
    imageId: null,
    diskPath: path,
    recipe: { variant: { id: variant.id } },
  });
});

test("who asked for a verification is written down", async () => {
  const { admin, operator, imageId } = await openImage();
  const { jobId } = await operator.verifications.start({ imageId });
  const { items } = await admin.audit.list({});
  expect(items).toMatchObject([
    { personName: "operator", action: "verification-asked", subjectName: "image.qcow2", details: { job: jobId } },
  ]);
});
