import { expect, test } from "vitest";
import { hostIdSchema } from "#domain/id.ts";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "#domain/mirror-profile/empty-mirror-face.ts";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";

const SCRIPTED = { ...NEW_PARTS.custom, scripts: [{ name: "tune", content: "#!/bin/sh\ntrue\n" }] };

async function openScriptedVariant() {
  const callers = openTestApp();
  const { admin, app } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [seeded] = await admin.variants.list({ isArchived: false });
  if (seeded === undefined) throw new Error("There is no seeded variant.");
  const definition = { ...seeded.definition, name: "scripted", parts: [SCRIPTED] };
  const variant = await admin.variants.create(definition);
  const trail = async () =>
    (await admin.audit.list({})).items.map(({ action, personName }) => `${personName} ${action}`).reverse();
  return { ...callers, variant, definition, trail };
}

test("a script that is saved, built and taken away leaves a trail of who did it", async () => {
  const { admin, operator, variant, definition, trail } = await openScriptedVariant();
  await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  await admin.variants.update({ id: variant.id, revision: 1, definition: { ...definition, parts: [] } });
  expect(await trail()).toEqual(["admin scripts-saved", "operator scripted-build-started", "admin scripts-removed"]);
  const { items } = await admin.audit.list({ action: "scripts-removed" });
  expect(items).toMatchObject([{ subjectName: "scripted", details: { verb: "updated", revision: "2", scripts: "tune" } }]);
});

test("what has no scripts leaves no trail, and neither does what was refused", async () => {
  const { admin, operator, variant, trail } = await openScriptedVariant();
  const [plain] = (await operator.variants.list({ isArchived: false })).filter((entry) => entry.name === "debian-12-docker");
  if (plain === undefined) throw new Error("There is no seeded variant.");
  await operator.builds.start({ variantId: plain.id, isReuseAllowed: true });
  const stale = admin.variants.update({ id: variant.id, revision: 7, definition: variant.definition });
  await expect(stale).rejects.toMatchObject({ cause: { code: "EDITED_MEANWHILE" } });
  expect(await trail()).toEqual(["admin scripts-saved"]);
});

test("a catalog file with scripts leaves the same trail as the form", async () => {
  const { admin, trail } = await openScriptedVariant();
  const { yaml } = await admin.catalog.export();
  await admin.catalog.import({ yaml: yaml.replaceAll("name: scripted", "name: imported") });
  expect(await trail()).toEqual(["admin scripts-saved", "admin scripts-saved"]);
});

test("changes of mirror profiles and people are written down, filtered and paged", async () => {
  const { admin } = openTestApp();
  const definition = { name: "inside", title: "Inside", build: EMPTY_BUILD_FACE, image: EMPTY_MIRROR_FACE };
  const { id } = await admin.mirrorProfiles.create(definition);
  await admin.mirrorProfiles.archive({ id });
  await admin.people.setRole({ id: "viewer", role: "operator" });
  const first = await admin.audit.list({ limit: 2 });
  expect(first.items.map(({ action, details }) => [action, details])).toEqual([
    ["role-changed", { from: "viewer", to: "operator" }],
    ["mirror-profile-changed", { verb: "archived", revision: "1" }],
  ]);
  const second = await admin.audit.list({ limit: 2, cursor: first.nextCursor ?? 0 });
  expect(second.items.map(({ details }) => details["verb"])).toEqual(["created"]);
  expect(second.nextCursor).toBeNull();
  expect((await admin.audit.list({ personId: "operator" })).items).toEqual([]);
});
