import { expect, test } from "vitest";
import { hostIdSchema } from "#domain/id.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

test("everything that holds all of the words is found, whatever their case and order", async () => {
  const { viewer } = openTestApp();
  const found = await viewer.search.find({ text: "KUBER 24.04" });
  expect(found.map(({ noun, note }) => `${noun} ${note}`)).toEqual([
    "variant ubuntu-24-04-kubernetes",
    "variant ubuntu-24-04-kubernetes-prepulled",
  ]);
});

test("a build is found by its number", async () => {
  const { app, operator } = openTestApp();
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [variant] = await operator.variants.list({ isArchived: false });
  const { id } = await operator.builds.start({ variantId: variant?.id ?? "", isReuseAllowed: true });
  expect(await operator.search.find({ text: "#1" })).toMatchObject([{ noun: "build", id, note: "queued" }]);
});

test("what is archived is not found, and signs of SQL's patterns are letters like any other", async () => {
  const { admin } = openTestApp();
  const [variant] = (await admin.search.find({ text: "debian-12-docker" })).filter(({ noun }) => noun === "variant");
  expect(variant?.title).toBe("Debian 12 + Docker");
  await admin.variants.archive({ id: variant?.id ?? "" });
  expect((await admin.search.find({ text: "debian-12-docker" })).map(({ id }) => id)).not.toContain(variant?.id);
  expect(await admin.search.find({ text: "%" })).toEqual([]);
  expect(await admin.search.find({ text: "  " })).toEqual([]);
});
