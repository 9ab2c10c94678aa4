import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hostIdSchema, type ImageId, imageIdSchema, jobIdSchema } from "#domain/id.ts";
import type { PublicationRowState } from "#domain/publication/publication.ts";
import { sampleCredentials } from "#server/cloud-targets/testing.ts";
import { check, image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { openTestApp } from "#server/testing.ts";

async function openCatalog(keepCount: number | null = null) {
  const callers = openTestApp();
  const { app, admin, operator, folder } = callers;
  ensureSealKeys(folder.keys);
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const { id: targetId } = await admin.cloudTargets.create({
    ...{ name: "site", horizonUrl: "https://horizon.example.org/", keepCount, credentials: sampleCredentials },
  });
  const [variant] = await operator.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("There is no seeded variant.");
  return { ...callers, targetId, variantId: variant.id };
}
type Opened = Awaited<ReturnType<typeof openCatalog>>;

/** An image as a build and, if it is proven, a verification leave it. */
async function addImage({ app, operator, variantId }: Opened, isProven = true): Promise<ImageId> {
  const build = await operator.builds.start({ variantId, isReuseAllowed: true });
  const id = imageIdSchema.parse(build.id);
  const sizes = { sizeBytes: 1, virtualSizeBytes: 1, packageCount: 0, fileCount: 0, contentBytes: 0 };
  app.db
    .insert(image)
    .values({ id, buildId: build.id, variantId, fileName: `${build.number}.qcow2`, ...sizes, sha256: "a", sha512: "b" })
    .run();
  updateJob(app.db, build.id, { state: "succeeded" });
  if (!isProven) return id;
  const { jobId } = await operator.verifications.start({ imageId: id });
  const found = { position: 0, checkId: "boots", lesson: null, phase: "booted", subject: null, outcome: "passed" } as const;
  app.db
    .insert(check)
    .values({ jobId, ...found, evidence: "" })
    .run();
  updateJob(app.db, jobId, { state: "succeeded" });
  return id;
}

let clock = 0;

/** Publishes an image and does what the dispatcher does with the job's events. */
async function publish(opened: Opened, imageId: ImageId) {
  const { app, operator, targetId } = opened;
  const queued = await operator.publications.publish({ imageId, targetId, visibility: "public" });
  updateJob(app.db, jobIdSchema.parse(queued.jobId), { state: "succeeded" });
  clock += 1;
  app.db.update(publication).set({ state: "hidden" }).where(eq(publication.state, "published")).run();
  stand(opened, queued.publicationId, "published");
  return queued.publicationId;
}

function stand({ app }: Opened, id: Awaited<ReturnType<typeof publish>>, state: PublicationRowState): void {
  const facts = { glanceId: id, osHashValue: "b", publishedAt: new Date(clock) };
  app.db
    .update(publication)
    .set({ state, ...facts })
    .where(eq(publication.id, id))
    .run();
}

const jobOf = ({ app }: Opened, id: string) =>
  app.db
    .select()
    .from(job)
    .where(eq(job.id, jobIdSchema.parse(id)))
    .get();

test("a proven image is published as its variant says, by a job that any host takes", async () => {
  const opened = await openCatalog();
  const { operator, viewer, targetId, variantId } = opened;
  const imageId = await addImage(opened);
  const { publicationId, jobId } = await operator.publications.publish({ imageId, targetId, visibility: "community" });
  expect(await viewer.publications.ofImage({ imageId })).toMatchObject([
    {
      id: publicationId,
      standing: "queued",
      visibility: "community",
      targetName: "site",
      isHashVerified: false,
      horizonUrl: null,
    },
  ]);
  expect(jobOf(opened, jobId)).toMatchObject({ kind: "publish", imageId, targetId, variantId, wantedHostId: null });
  const [row] = opened.app.db.select().from(publication).all();
  expect(row?.wish).toMatchObject({ imageId, variantId, properties: { hw_disk_bus: "virtio", os_type: "linux" } });
});

test("what is not proven is published by an admin alone, who says why, and that is written down", async () => {
  const opened = await openCatalog();
  const { admin, operator, targetId } = opened;
  const wish = { imageId: await addImage(opened, false), targetId, visibility: "private" } as const;
  await expect(admin.publications.publish(wish)).rejects.toMatchObject({ cause: { code: "IMAGE_NOT_PROVEN" } });
  const unproven = { ...wish, unprovenReason: "A hotfix." };
  await expect(operator.publications.publish(unproven)).rejects.toMatchObject({ cause: { code: "ROLE_TOO_LOW" } });
  await admin.publications.publish(unproven);
  const { items } = await admin.audit.list({ action: "image-published" });
  expect(items).toMatchObject([{ subjectName: "site", details: { unproven: "A hotfix.", visibility: "private" } }]);
});

test("publishing twice is one publication, and while one is changed nobody changes another of its variant there", async () => {
  const opened = await openCatalog();
  const { operator, targetId } = opened;
  const imageId = await addImage(opened);
  const id = await publish(opened, imageId);
  const again = await operator.publications.publish({ imageId, targetId, visibility: "public" });
  expect(again.publicationId).toBe(id);
  expect(await operator.publications.byId({ id })).toMatchObject({ standing: "published", isHashVerified: true });
  const other = operator.publications.publish({ imageId: await addImage(opened), targetId, visibility: "public" });
  await expect(other).rejects.toMatchObject({ cause: { code: "ALREADY_PUBLISHING" } });
});

test("the plan says beforehand what is replaced and what goes by the target's rule", async () => {
  const opened = await openCatalog(1);
  const { viewer, targetId } = opened;
  const [first, second] = [await publish(opened, await addImage(opened)), await publish(opened, await addImage(opened))];
  const plan = await viewer.publications.plan({ imageId: await addImage(opened), targetId });
  expect(plan).toMatchObject({ replaced: { id: second }, deleted: [{ id: first }] });
});

test("a roll back shows the older one before it hides the newer; with nothing left it is refused", async () => {
  const opened = await openCatalog();
  const { operator, targetId, variantId } = opened;
  const first = await publish(opened, await addImage(opened));
  const rollback = () => operator.publications.rollback({ variantId, targetId });
  await expect(rollback()).rejects.toMatchObject({ cause: { code: "NOTHING_TO_ROLL_BACK" } });
  const second = await publish(opened, await addImage(opened));
  const { publicationId, jobId } = await rollback();
  expect(publicationId).toBe(first);
  expect(jobOf(opened, jobId)?.changes).toEqual([
    { publicationId: first, state: "published", reason: null },
    { publicationId: second, state: "hidden", reason: null },
  ]);
});

test("a publication is withdrawn for a reason, and its image is not published there again", async () => {
  const opened = await openCatalog();
  const { admin, operator, targetId } = opened;
  const imageId = await addImage(opened);
  const id = await publish(opened, imageId);
  await expect(operator.publications.withdraw({ id, reason: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const { jobId } = await operator.publications.withdraw({ id, reason: "CVE-2026-0001" });
  expect(jobOf(opened, jobId)?.changes).toEqual([{ publicationId: id, state: "withdrawn", reason: "CVE-2026-0001" }]);
  updateJob(opened.app.db, jobIdSchema.parse(jobId), { state: "succeeded" });
  stand(opened, id, "withdrawn");
  const again = operator.publications.publish({ imageId, targetId, visibility: "public" });
  await expect(again).rejects.toMatchObject({ cause: { code: "PUBLICATION_WITHDRAWN" } });
  await expect(operator.publications.withdraw({ id, reason: "x" })).rejects.toMatchObject({
    cause: { code: "PUBLICATION_NOT_THERE" },
  });
  const { items } = await admin.audit.list({ action: "publication-withdrawn" });
  expect(items).toMatchObject([{ personName: "operator", details: { reason: "CVE-2026-0001" } }]);
});

test("all that changes a target with a relay host goes through that host, and nothing does once it is archived", async () => {
  const opened = await openCatalog();
  const { app, admin, operator, targetId, variantId } = opened;
  const relay = newId(hostIdSchema);
  insertHost(app.db, { id: relay, name: "near", transport: "ssh", folder: "/nowhere", connection: "ready" });
  const { name, horizonUrl, keepCount, machines } = await admin.cloudTargets.byId({ id: targetId });
  const settings = { name, horizonUrl, keepCount, machines, relayHostId: relay };
  expect(await admin.cloudTargets.update({ id: targetId, settings })).toMatchObject({ relayHost: { id: relay, name: "near" } });
  await publish(opened, await addImage(opened));
  await publish(opened, await addImage(opened));
  const { jobId } = await operator.publications.rollback({ variantId, targetId });
  expect(jobOf(opened, jobId)).toMatchObject({ kind: "change-publications", wantedHostId: relay });
  updateJob(app.db, jobIdSchema.parse(jobId), { state: "succeeded" });

  await admin.hosts.archive({ id: relay });
  const again = operator.publications.publish({ imageId: await addImage(opened), targetId, visibility: "private" });
  await expect(again).rejects.toMatchObject({ cause: { code: "RELAY_ARCHIVED", values: { name: "near" } } });
  expect(await admin.cloudTargets.byId({ id: targetId })).toMatchObject({ relayHost: { isArchived: true } });
  await expect(admin.cloudTargets.update({ id: targetId, settings })).rejects.toMatchObject({
    cause: { code: "RELAY_ARCHIVED" },
  });
});
