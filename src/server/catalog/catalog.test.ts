import { expect, test } from "vitest";
import { openTestApp } from "#server/testing.ts";

const live = { isArchived: false };

async function openCatalog() {
  const callers = openTestApp();
  const [variant] = (await callers.admin.variants.list(live)).filter((entry) => entry.name === "debian-12-docker");
  if (variant === undefined) throw new Error("The seeded variant is missing.");
  return { ...callers, variant };
}

test("a new dashboard has the seeded base images and variants", async () => {
  const { viewer } = openTestApp();
  expect((await viewer.baseImages.list(live)).map((entry) => entry.name)).toEqual([
    ...["debian-12", "debian-12-bootstrap", "ubuntu-22-04", "ubuntu-24-04"],
  ]);
  expect((await viewer.variants.list(live)).map((entry) => entry.name)).toEqual([
    ...["debian-12-docker", "debian-12-docker-ce", "debian-12-kubernetes", "debian-12-kubernetes-prepulled"],
    ...["ubuntu-22-04-docker-ce", "ubuntu-22-04-kubernetes", "ubuntu-22-04-kubernetes-prepulled"],
    ...["ubuntu-24-04-docker-ce", "ubuntu-24-04-kubernetes", "ubuntu-24-04-kubernetes-prepulled"],
  ]);
});

test("each edit is a revision that can be read again", async () => {
  const { admin, variant } = await openCatalog();
  const definition = { ...variant.definition, diskSizeGib: 8, minDiskGib: 8 };
  await admin.variants.update({ id: variant.id, revision: 1, definition });

  const revisions = await admin.variants.revisions({ id: variant.id });
  expect(revisions.map((row) => [row.revision, row.definition.diskSizeGib, row.personName])).toEqual([
    [2, 8, "admin"],
    [1, 6, null],
  ]);
});

test("an edit of what somebody else edited meanwhile is refused and loses nothing", async () => {
  const { admin, variant } = await openCatalog();
  await admin.variants.update({ id: variant.id, revision: 1, definition: { ...variant.definition, title: "First" } });
  const late = admin.variants.update({ id: variant.id, revision: 1, definition: { ...variant.definition, title: "Second" } });
  await expect(late).rejects.toMatchObject({ cause: { code: "EDITED_MEANWHILE" } });
  expect((await admin.variants.byId({ id: variant.id })).definition.title).toBe("First");
});

test("a name that is taken is refused at its field", async () => {
  const { admin, variant } = await openCatalog();
  await expect(admin.variants.create(variant.definition)).rejects.toMatchObject({
    cause: { code: "NAME_TAKEN", values: { name: "debian-12-docker", field: "name" } },
  });
});

test("copies find a free name of their own", async () => {
  const { admin, variant } = await openCatalog();
  const names = [await admin.variants.duplicate({ id: variant.id }), await admin.variants.duplicate({ id: variant.id })];
  expect(names.map((entry) => entry.name)).toEqual(["debian-12-docker-copy", "debian-12-docker-copy-2"]);
});

test("a base image in use is not archived, and the refusal names who uses it", async () => {
  const { admin, variant } = await openCatalog();
  const id = variant.definition.baseImageId;
  await expect(admin.baseImages.archive({ id })).rejects.toMatchObject({
    cause: { code: "STILL_USED", values: { users: "debian-12-docker" } },
  });
  await admin.variants.archive({ id: variant.id });
  expect((await admin.baseImages.archive({ id })).archivedAt).not.toBeNull();
});

test("with and without pre-pull are shown as siblings", async () => {
  const { viewer } = openTestApp();
  const [plain] = (await viewer.variants.list(live)).filter((entry) => entry.name === "ubuntu-24-04-kubernetes");
  if (plain === undefined) throw new Error("The seeded variant is missing.");
  expect((await viewer.variants.byId({ id: plain.id })).siblings).toMatchObject([
    { name: "ubuntu-24-04-kubernetes-prepulled", isPrePulled: true },
  ]);
});

test("siblings show each other's newest image, so that their sizes can be compared", async () => {
  const { viewer } = openTestApp();
  const { items: variants } = await viewer.variants.page(live);
  const pairs = variants.filter(({ siblings }) => siblings.length > 0).map(({ name, siblings }) => [name, siblings[0]?.name]);
  expect(pairs).toHaveLength(6);
  expect(pairs).toContainEqual(["debian-12-kubernetes", "debian-12-kubernetes-prepulled"]);
  expect(variants.flatMap(({ siblings }) => siblings.map(({ newestImage }) => newestImage))).toEqual(Array(6).fill(null));
});

test("variants come a page at a time, by name, and every word of a search has to be found in one", async () => {
  const { viewer } = openTestApp();
  const all = (await viewer.variants.list(live)).map(({ name }) => name);
  const names: string[] = [];
  for (let afterId: string | null = null, pages = 0; pages === 0 || afterId !== null; pages += 1) {
    const page: { items: { name: string }[]; nextId: string | null } = await viewer.variants.page({ ...live, afterId, limit: 4 });
    names.push(...page.items.map(({ name }) => name));
    afterId = page.nextId;
  }
  expect(names).toEqual(all);
  const found = (await viewer.variants.page({ ...live, search: " PREPULLED  debian" })).items.map(({ name }) => name);
  expect(found).toEqual(["debian-12-kubernetes-prepulled"]);
  expect((await viewer.variants.page({ ...live, search: "%" })).items).toEqual([]);
});

test("a Kubernetes that is too new for its base's containerd is refused when it is saved, with both versions named", async () => {
  const { admin } = openTestApp();
  const [variant] = (await admin.variants.list(live)).filter((entry) => entry.name === "debian-12-kubernetes");
  if (variant === undefined) throw new Error("The seeded variant is missing.");
  const [part] = variant.definition.parts;
  if (part?.kind !== "kubernetes") throw new Error("The seeded variant has no Kubernetes.");
  const save = (containerd: "docker" | "distribution") => {
    const definition = { ...variant.definition, name: containerd, parts: [{ ...part, minor: "1.36", containerd }] };
    return admin.variants.create(definition);
  };
  await expect(save("distribution")).rejects.toMatchObject({
    cause: { code: "CONTAINERD_TOO_OLD", values: { minor: "1.36", containerd: "1.6", least: "2.2" } },
  });
  expect((await save("docker")).name).toBe("docker");
});

test("a variant whose base became one with an older containerd is refused when it is built", async () => {
  const { admin } = openTestApp();
  const [base] = (await admin.baseImages.list(live)).filter((entry) => entry.name === "ubuntu-24-04");
  const [variant] = (await admin.variants.list(live)).filter((entry) => entry.name === "ubuntu-24-04-kubernetes");
  const part = variant?.definition.parts[0];
  if (base === undefined || variant === undefined || part?.kind !== "kubernetes") throw new Error("The seed is missing.");
  const parts = [{ ...part, minor: "1.35", containerd: "distribution" } as const];
  const { id } = await admin.variants.create({ ...variant.definition, name: "own-containerd", parts });
  const definition = { ...base.definition, base: { ...base.definition.base, distro: "debian", version: "12" } } as const;
  await admin.baseImages.update({ id: base.id, revision: base.revision, definition });
  const start = admin.builds.start({ variantId: id, isReuseAllowed: true });
  await expect(start).rejects.toMatchObject({ cause: { code: "CONTAINERD_TOO_OLD" } });
});

test("an exported catalog comes in again unchanged, and a changed file says what it changed", async () => {
  const { admin } = openTestApp();
  const { yaml } = await admin.catalog.export();
  expect(await admin.catalog.import({ yaml })).toEqual({ created: 0, updated: 0, unchanged: 14 });
  const changed = yaml.replace("diskSizeGib: 6", "diskSizeGib: 5").replace("name: ubuntu-22-04\n", "name: ubuntu-jammy\n");
  expect(await admin.catalog.import({ yaml: changed })).toEqual({ created: 1, updated: 1, unchanged: 12 });
});

test("a catalog file that is wrong anywhere changes nothing", async () => {
  const { admin } = openTestApp();
  const { yaml } = await admin.catalog.export();
  const wrong = yaml.replace("diskSizeGib: 6", "diskSizeGib: 5").replace("minRamMib: 1024", "minRamMib: none");
  const line = wrong.split("\n").findIndex((text) => text.includes("minRamMib: none")) + 1;
  await expect(admin.catalog.import({ yaml: wrong })).rejects.toMatchObject({
    cause: {
      code: "CATALOG_FILE_INVALID",
      values: { reason: expect.stringContaining(`Line ${line}: variants.1.minRamMib`) },
    },
  });
  expect((await admin.catalog.export()).yaml).toBe(yaml);
});

test.each([
  "http://a b",
  'http://a/"',
  "http://a/\n",
  "http://a/$(id)",
  "file:///etc/passwd",
  "http://user:pw@host/",
  "http://a/`id`",
])("the address %j is refused for a base image", async (url) => {
  const { admin } = openTestApp();
  const [base] = (await admin.baseImages.list(live)).filter((entry) => entry.name === "debian-12");
  if (base?.definition.base.origin.kind !== "url") throw new Error("The seeded base image is missing.");
  const { origin } = base.definition.base;
  const definition = { ...base.definition, name: "bad", base: { ...base.definition.base, origin: { ...origin, url } } };
  await expect(admin.baseImages.create(definition)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a variant goes out as the catalog file's entry and comes in again byte for byte, as any of its revisions", async () => {
  const { admin, variant } = await openCatalog();
  const { id } = variant;
  const first = await admin.catalog.variantYaml({ id });
  expect(first.yaml).toContain("baseImage: debian-12-bootstrap\n");
  const { definition, faults } = await admin.catalog.readVariant({ yaml: first.yaml, id });
  expect([definition, faults]).toEqual([variant.definition, []]);

  const edited = await admin.catalog.readVariant({ yaml: first.yaml.replace("diskSizeGib: 6", "diskSizeGib: 5"), id });
  if (edited.definition === null) throw new Error("The edit is refused.");
  await admin.variants.update({ id, revision: 1, definition: edited.definition });
  expect((await admin.catalog.variantYaml({ id })).yaml).toBe(first.yaml.replace("diskSizeGib: 6", "diskSizeGib: 5"));
  expect((await admin.catalog.variantYaml({ id, revision: 1 })).yaml).toBe(first.yaml);
  const { yaml } = await admin.catalog.export();
  expect(yaml).toContain("diskSizeGib: 5");
});

test("all that is wrong in a variant's file is said at its line: what is no YAML, no such key, no such name, a name that is taken", async () => {
  const { admin, variant } = await openCatalog();
  const { yaml } = await admin.catalog.variantYaml({ id: variant.id });
  const lineOf = (text: string, of: string) => of.split("\n").findIndex((line) => line.startsWith(text)) + 1;
  const faultsOf = async (text: string, id: typeof variant.id | null = variant.id) =>
    (await admin.catalog.readVariant({ yaml: text, id })).faults.map(({ line, path, code }) => [line, path, code]);

  expect(await faultsOf(`${yaml}title: [`)).toContainEqual([lineOf("title: [", `${yaml}title: [`), "", "syntax"]);
  const wrong = yaml.replace("minRamMib: 512", "minRamMib: none").replace("upgrade:", "upgrades:");
  expect(await faultsOf(wrong)).toEqual([
    [1, "upgrade", "invalid_value"],
    [lineOf("minRamMib", wrong), "minRamMib", "invalid_type"],
    [lineOf("upgrades", wrong), "upgrades", "unrecognized_keys"],
  ]);
  const lost = yaml.replace("baseImage: debian-12-bootstrap", "baseImage: nowhere");
  expect(await faultsOf(lost)).toEqual([[lineOf("baseImage", lost), "baseImage", "NOT_FOUND"]]);
  const small = yaml.replace("minDiskGib: 6", "minDiskGib: 1");
  expect(await faultsOf(small)).toEqual([[lineOf("minDiskGib", small), "minDiskGib", "custom"]]);
  expect(await faultsOf(yaml, null)).toEqual([[lineOf("name", yaml), "name", "NAME_TAKEN"]]);
  const catalogFile = await admin.catalog.check({ yaml: "variants:\n  - name: 7\n" });
  expect(catalogFile.faults[0]).toMatchObject({ line: 2, path: "variants.0.name" });
});
