import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hostIdSchema, type ImageId, imageIdSchema } from "#domain/id.ts";
import type { Inventory } from "#protocol/inventory.ts";
import { image } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

const NONE: Inventory = { v: 1, packages: [], files: [], directories: [] };
const BASH = { name: "bash", architecture: "amd64", sizeBytes: 1_000 };
const DAY_MS = 86_400_000;

function openImages() {
  const callers = openTestApp();
  const { app, folder, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });

  /** Puts an image of a seeded variant there, made so many days after the first. */
  async function put(
    name: string,
    { day = 0, inventory = NONE }: { day?: number; inventory?: Inventory } = {},
  ): Promise<ImageId> {
    const variant = (await operator.variants.list({ isArchived: false })).find((one) => one.name === name);
    if (variant === undefined) throw new Error(`There is no variant ${name}.`);
    const build = await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
    const id = newId(imageIdSchema);
    mkdirSync(folder.imageFolder(id), { recursive: true });
    writeFileSync(folder.inventory(id), JSON.stringify(inventory));
    app.db
      .insert(image)
      .values({
        ...{ id, buildId: build.id, variantId: variant.id, fileName: `${name}-${day}.qcow2`, sizeBytes: 1, virtualSizeBytes: 1 },
        ...{ sha256: "", sha512: "", packageCount: 0, fileCount: 0, contentBytes: 0, createdAt: new Date(day * DAY_MS) },
      })
      .run();
    return id;
  }
  return { ...callers, put };
}

test("two images are compared with who had each built from which revision", async () => {
  const { viewer, put } = openImages();
  const fromId = await put("debian-12-docker", {
    inventory: { ...NONE, packages: [{ ...BASH, version: "5.1" }], files: [{ path: "/etc/motd", sizeBytes: 5, sha256: "a" }] },
  });
  const toId = await put("debian-12-docker", {
    inventory: { ...NONE, packages: [{ ...BASH, version: "5.2" }], files: [{ path: "/etc/motd", sizeBytes: 7, sha256: "b" }] },
  });
  expect(await viewer.images.comparison({ fromId, toId })).toMatchObject({
    from: { id: fromId, origin: { personName: "operator", revision: 1 } },
    to: { id: toId, variantName: "debian-12-docker" },
    packages: { added: 0, removed: 0, upgraded: 1, downgraded: 0 },
    files: { added: 0, removed: 0, changed: 1 },
  });
  const packages = await viewer.images.changedPackages({ fromId, toId });
  expect(packages.items).toMatchObject([{ name: "bash", from: "5.1", to: "5.2" }]);
  const files = await viewer.images.changedFiles({ fromId, toId, folder: "/etc" });
  expect(files.items).toMatchObject([{ path: "/etc/motd", kind: "changed", growthBytes: 2 }]);
});

test("a long list comes in pages that put together are the list", async () => {
  const { viewer, put } = openImages();
  const files = Array.from({ length: 25 }, (_, index) => ({ path: `/f${index + 10}`, sizeBytes: 1, sha256: "a" }));
  const fromId = await put("debian-12-docker");
  const toId = await put("debian-12-docker", { inventory: { ...NONE, files } });
  const seen: string[] = [];
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page = await viewer.images.changedFiles({ fromId, toId, cursor, limit: 10 });
    expect(page.total).toBe(25);
    seen.push(...page.items.map(({ path }) => path));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(files.map(({ path }) => path));
});

test("of the images to compare with, the older ones of the same variant come first, and a search finds any", async () => {
  const { viewer, put } = openImages();
  await put("debian-12-docker", { day: 1 });
  await put("ubuntu-24-04-kubernetes", { day: 9 });
  await put("debian-12-docker", { day: 4 });
  await put("debian-12-docker", { day: 2 });
  const id = await put("debian-12-docker", { day: 3 });
  const names = async (search: string) => (await viewer.images.others({ id, search })).map(({ fileName }) => fileName);
  expect(await names("")).toEqual([
    "debian-12-docker-2.qcow2",
    "debian-12-docker-1.qcow2",
    "debian-12-docker-4.qcow2",
    "ubuntu-24-04-kubernetes-9.qcow2",
  ]);
  expect(await names("kubernetes 24")).toEqual(["ubuntu-24-04-kubernetes-9.qcow2"]);
});

test("a folder with many entries shows the largest and says how much the rest is", async () => {
  const { viewer, put } = openImages();
  const files = Array.from({ length: 64 }, (_, index) => ({ path: `/d${index}/f`, sizeBytes: index + 1, sha256: "a" }));
  const id = await put("debian-12-docker", { inventory: { ...NONE, files } });
  const root = await viewer.images.folder({ id });
  expect(root.entries[0]).toEqual({ path: "/d63", isFolder: true, sizeBytes: 64, fileCount: 1 });
  expect(root).toMatchObject({ sizeBytes: 2_080, fileCount: 64, rest: { count: 4, sizeBytes: 10, fileCount: 4 } });
});

test("an image that is deleted, or whose inventory is not there, cannot be compared", async () => {
  const { admin, viewer, put } = openImages();
  const [fromId, toId] = [await put("debian-12-docker"), await put("debian-12-docker")];
  await viewer.images.comparison({ fromId, toId });
  await admin.images.remove({ id: fromId });
  await expect(viewer.images.comparison({ fromId, toId })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  await expect(viewer.images.changedFiles({ fromId, toId })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
});
