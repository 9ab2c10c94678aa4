import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hostIdSchema, imageIdSchema, type JobId, variantIdSchema } from "#domain/id.ts";
import type { JobState } from "#domain/job/job.ts";
import { image, job } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

/** The test's clock stands at noon of 2026-11-01. */
async function openHistory() {
  const callers = openTestApp();
  const { app, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const variants = await operator.variants.list({ isArchived: false });
  const variant = variants.find(({ name }) => name === "debian-12-docker");
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const variantId = variantIdSchema.parse(variant.id);
  const end = async (state: JobState, finishedAt: string, minutes: number): Promise<JobId> => {
    const { id } = await operator.builds.start({ variantId, isReuseAllowed: true });
    const end = new Date(finishedAt);
    const startedAt = new Date(end.getTime() - minutes * 60_000);
    app.db.update(job).set({ state, createdAt: startedAt, startedAt, finishedAt: end }).where(eq(job.id, id)).run();
    return id;
  };
  const keep = (buildId: JobId, createdAt: string) =>
    app.db
      .insert(image)
      .values({
        ...{
          id: imageIdSchema.parse(buildId),
          buildId,
          variantId,
          fileName: "image.qcow2",
          sizeBytes: 1_000,
          virtualSizeBytes: 1,
        },
        ...{ sha256: "", sha512: "", packageCount: 0, fileCount: 0, contentBytes: 0, createdAt: new Date(createdAt) },
      })
      .run();
  return { ...callers, variantId, end, keep };
}

test("each of the last thirty days is there, with how its builds ended", async () => {
  const { viewer, end } = await openHistory();
  await end("succeeded", "2026-11-01T08:00:00Z", 4);
  await end("failed", "2026-11-01T09:00:00Z", 1);
  await end("cancelled", "2026-10-03T00:00:00Z", 1);
  await end("succeeded", "2026-10-02T23:59:59Z", 4);
  const { days } = await viewer.overview.history();
  expect(days).toHaveLength(30);
  expect(days.at(-1)).toEqual({ day: "2026-11-01", succeeded: 1, failed: 1, cancelled: 0 });
  expect(days.at(0)).toEqual({ day: "2026-10-03", succeeded: 0, failed: 0, cancelled: 1 });
});

test("a variant's duration is that of what succeeded, and what still runs counts nowhere", async () => {
  const { viewer, end, variantId } = await openHistory();
  await end("succeeded", "2026-11-01T08:00:00Z", 4);
  await end("succeeded", "2026-11-01T09:00:00Z", 2);
  await end("failed", "2026-11-01T10:00:00Z", 50);
  await end("running", "2026-11-01T11:00:00Z", 50);
  const { variants } = await viewer.overview.history();
  expect(variants).toEqual([{ variantId, title: "Debian 12 + Docker", succeeded: 2, failed: 1, durationMs: 180_000 }]);
});

test("an image is stale when it is old or its variant was changed, and says why; only the newest of a variant is looked at", async () => {
  const { viewer, admin, end, keep, variantId } = await openHistory();
  keep(await end("succeeded", "2026-09-01T08:00:00Z", 4), "2026-09-01T08:00:00Z");
  const reasons = async () => (await viewer.overview.history()).stale.map((row) => row.reasons);
  expect(await reasons()).toEqual([["old"]]);
  const { definition, revision } = await admin.variants.byId({ id: variantId });
  await admin.variants.update({ id: variantId, revision, definition: { ...definition, upgrade: "all" } });
  expect(await reasons()).toEqual([["definition-changed", "old"]]);
  expect((await viewer.overview.history()).storage).toMatchObject([{ variantId, images: 1, bytes: 1_000 }]);
});

test("an image whose support ends within thirty days or has ended is told of, however fresh it is", async () => {
  const { viewer, admin, end, keep, variantId } = await openHistory();
  keep(await end("succeeded", "2026-10-31T08:00:00Z", 4), "2026-10-31T08:00:00Z");
  const support = async (supportEndsOn: string) => {
    const { definition, revision } = await admin.variants.byId({ id: variantId });
    const listing = { ...definition.listing, supportEndsOn };
    await admin.variants.update({ id: variantId, revision, definition: { ...definition, listing } });
    return (await viewer.overview.history()).stale.map((row) => [row.support, row.reasons]);
  };
  expect(await support("2026-12-02")).toEqual([]);
  expect(await support("2026-11-30")).toEqual([["ending", []]]);
  expect(await support("2026-10-31")).toEqual([["ended", []]]);
});

test("whoever has no image yet is led to the variant that needs least, and nobody else is", async () => {
  const { operator, end, keep } = await openHistory();
  expect((await operator.overview.counts()).easiestVariant?.definition.title).toBe("Debian 12 + Docker");
  keep(await end("succeeded", "2026-11-01T11:00:00Z", 4), "2026-11-01T11:00:00Z");
  expect((await operator.overview.counts()).easiestVariant).toBeNull();
});
