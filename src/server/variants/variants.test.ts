import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hostIdSchema, imageIdSchema, type JobId, type VariantId, variantIdSchema } from "#domain/id.ts";
import { image, job } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

const live = { isArchived: false };

/** The test's clock stands at noon of 2026-11-01; builds are asked for by the machine's own, and put back to a day before. */
async function openShelf() {
  const callers = openTestApp();
  const { app, admin } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const all = await admin.variants.list(live);
  const idOf = (name: string) => variantIdSchema.parse(all.find((entry) => entry.name === name)?.id);
  const names = async (query: Parameters<typeof admin.variants.page>[0]) =>
    (await admin.variants.page(query)).items.map(({ name }) => name);
  const build = async (variantId: VariantId, state: "succeeded" | "failed") => {
    const { id } = await admin.builds.start({ variantId, isReuseAllowed: true });
    app.db
      .update(job)
      .set({ state, createdAt: new Date("2026-10-31T12:00:00Z") })
      .where(eq(job.id, id))
      .run();
    return id;
  };
  const keep = (buildId: JobId, variantId: VariantId, made: { at: string; sizeBytes: number }) =>
    app.db
      .insert(image)
      .values({
        ...{ id: imageIdSchema.parse(buildId), buildId, variantId, fileName: "image.qcow2", virtualSizeBytes: 1 },
        ...{ sizeBytes: made.sizeBytes, createdAt: new Date(made.at) },
        ...{ sha256: "", sha512: "", packageCount: 0, fileCount: 0, contentBytes: 0 },
      })
      .run();
  return { ...callers, idOf, names, build, keep };
}

const FRESH = "2026-10-31T12:00:00Z";

test("a list is narrowed to a distribution, a part, and to what is published nowhere", async () => {
  const { names } = await openShelf();
  expect(await names({ ...live, distro: "debian", part: "kubernetes" })).toEqual([
    ...["debian-12-kubernetes", "debian-12-kubernetes-prepulled"],
  ]);
  expect(await names({ ...live, part: "custom" })).toEqual([]);
  expect(await names({ ...live, isPublished: true })).toEqual([]);
  expect(await names({ ...live, isPublished: false })).toHaveLength(10);
});

test("a list is narrowed to the state of its variants, and an older image that is good does not hide that the last build failed", async () => {
  const { names, idOf, build, keep } = await openShelf();
  const [fresh, old] = [idOf("debian-12-docker"), idOf("debian-12-docker-ce")];
  keep(await build(fresh, "succeeded"), fresh, { at: FRESH, sizeBytes: 100 });
  keep(await build(old, "succeeded"), old, { at: "2026-09-01T12:00:00Z", sizeBytes: 200 });
  await build(old, "failed");
  expect(await names({ ...live, state: "fresh" })).toEqual(["debian-12-docker"]);
  expect(await names({ ...live, state: "stale" })).toEqual(["debian-12-docker-ce"]);
  expect(await names({ ...live, state: "failed" })).toEqual(["debian-12-docker-ce"]);
  expect(await names({ ...live, state: "unbuilt" })).toHaveLength(8);
});

test("every order goes on from page to page without a gap, and what has no image comes last", async () => {
  const { viewer, names, idOf, build, keep } = await openShelf();
  const [small, large] = [idOf("debian-12-kubernetes"), idOf("ubuntu-24-04-docker-ce")];
  keep(await build(small, "succeeded"), small, { at: FRESH, sizeBytes: 100 });
  keep(await build(large, "succeeded"), large, { at: "2026-10-01T12:00:00Z", sizeBytes: 200 });
  const begins = { newest: "debian-12-kubernetes", size: "ubuntu-24-04-docker-ce", built: "ubuntu-24-04-docker-ce" } as const;
  for (const sort of ["newest", "size", "built"] as const) {
    const whole = await names({ ...live, sort });
    expect(whole[0], sort).toBe(begins[sort]);
    const pieces: string[] = [];
    for (let afterId: string | null = null, pages = 0; pages === 0 || afterId !== null; pages += 1) {
      const page: { items: { name: string }[]; nextId: string | null } = await viewer.variants.page({
        ...{ ...live, sort, afterId, limit: 3 },
      });
      pieces.push(...page.items.map(({ name }) => name));
      afterId = page.nextId;
    }
    expect(pieces, sort).toEqual(whole);
  }
});

test("an image is stale for an edit only where a build of today would follow another recipe for it", async () => {
  const { admin, idOf, build, keep } = await openShelf();
  const id = idOf("debian-12-docker-ce");
  keep(await build(id, "succeeded"), id, { at: FRESH, sizeBytes: 100 });
  const read = async () => await admin.variants.byId({ id });
  const reasons = async () => (await read()).newestImage?.staleReasons;
  const editBase = async (change: (base: Awaited<ReturnType<typeof admin.baseImages.byId>>["definition"]) => object) => {
    const base = await admin.baseImages.byId({ id: (await read()).definition.baseImageId });
    const definition = { ...base.definition, ...change(base.definition) };
    await admin.baseImages.update({ id: base.id, revision: base.revision, definition });
  };
  const edit = async (change: object) => {
    const { definition, revision } = await read();
    await admin.variants.update({ id, revision, definition: { ...definition, ...change } });
  };

  await editBase(() => ({ title: "Renamed" }));
  await edit({ title: "Renamed", summary: "Said otherwise.", minRamMib: 4_096, labels: [{ key: "a", value: "b" }] });
  expect(await reasons()).toEqual([]);
  await editBase(({ base }) => ({ base: { ...base, version: "13", codename: "trixie" } }));
  expect(await reasons()).toContain("base-changed");
  await edit({ upgrade: "all" });
  expect(await reasons()).toContain("definition-changed");
});
