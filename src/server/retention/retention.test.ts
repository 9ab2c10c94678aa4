import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hostIdSchema, imageIdSchema } from "#domain/id.ts";
import { image, job } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

const RULE = { images: { keepCount: 1, keepDays: 10 }, journalDays: 20 };

/** Three images of a variant: of this day, of twenty days ago and of thirty. */
async function openImages() {
  const callers = openTestApp();
  const { app, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [variant] = await operator.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const ids = [];
  for (const days of [30, 20, 0]) {
    const build = await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
    const at = new Date(Date.parse("2026-11-01T12:00:00Z") - days * 86_400_000);
    const id = imageIdSchema.parse(build.id);
    const facts = { fileName: `${days}.qcow2`, sizeBytes: 100 + days, virtualSizeBytes: 1, sha256: "", sha512: "" };
    app.db
      .insert(image)
      .values({
        id,
        buildId: build.id,
        variantId: variant.id,
        createdAt: at,
        ...facts,
        packageCount: 0,
        fileCount: 0,
        contentBytes: 0,
      })
      .run();
    app.db.update(job).set({ state: "succeeded", finishedAt: at, journalBytes: 7 }).where(eq(job.id, build.id)).run();
    ids.push(id);
  }
  return { ...callers, ids };
}

test("a preview names what would go and how much comes free, and deletes nothing", async () => {
  const { admin } = await openImages();
  const { images, ...sums } = await admin.retention.preview(RULE);
  expect(images.map(({ fileName }) => fileName)).toEqual(["20.qcow2", "30.qcow2"]);
  expect(sums).toEqual({ imageCount: 2, imageBytes: 250, journalCount: 0, journalBytes: 0 });
  expect(await admin.images.list({})).toHaveLength(3);
  expect(await admin.retention.read()).toEqual({ images: null, journalDays: null });
});

test("an image that is pinned or being downloaded is not in it", async () => {
  const { admin, operator, app, ids } = await openImages();
  const [oldest, older] = ids;
  if (oldest === undefined || older === undefined) throw new Error("There are no images.");
  await operator.images.setPinned({ id: oldest, isPinned: true });
  app.images.open(
    { personId: (await admin.people.list())[0]?.id ?? fail(), role: "viewer" },
    { id: older, query: new URLSearchParams() },
  );
  expect((await admin.retention.preview(RULE)).imageCount).toBe(0);
  await operator.images.setPinned({ id: oldest, isPinned: false });
  expect((await admin.retention.preview(RULE)).images.map(({ id }) => id)).toEqual([oldest]);
  const { items } = await admin.audit.list({});
  expect(items.map(({ action }) => action).slice(0, 2)).toEqual(["image-unpinned", "image-pinned"]);
});

test("a rule is saved, read back and written down", async () => {
  const { admin } = openTestApp();
  await admin.retention.save(RULE);
  expect(await admin.retention.read()).toEqual(RULE);
  const { items } = await admin.audit.list({});
  expect(items).toMatchObject([{ action: "retention-changed", details: { images: "newest 1, 10 d", logs: "20 d" } }]);
});

function fail(): never {
  throw new Error("There is nobody.");
}
