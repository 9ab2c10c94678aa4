import { expect, test } from "vitest";
import { sealedSecretPlace } from "#domain/cloud-target/sealed-secret-place.ts";
import { findTarget } from "#server/cloud-targets/cloud-targets.repo.ts";
import { open } from "#server/secrets/seal.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { openTestApp } from "#server/testing.ts";
import { sampleCredentials } from "./testing.ts";

function openApp() {
  const callers = openTestApp();
  const privateKey = ensureSealKeys(callers.folder.keys);
  const add = (name = "site") =>
    callers.admin.cloudTargets.create({ name, horizonUrl: null, keepCount: 2, credentials: sampleCredentials });
  return { ...callers, privateKey, add };
}

test("a secret goes in, is sealed to its row, and never comes out", async () => {
  const { app, admin, viewer, privateKey, add } = openApp();
  const target = await add();
  const row = findTarget(app.db, target.id);
  expect(open(privateKey, row?.sealedSecret ?? "", sealedSecretPlace(target.id))).toBe("s3cret");
  const read = await admin.cloudTargets.read({ text: sampleCredentials.text });
  expect(read).toMatchObject([{ name: "site", hasSecret: true }]);
  const shown = JSON.stringify([target, read, await viewer.cloudTargets.list(), await admin.audit.list({})]);
  expect(shown).not.toMatch(/s3cret|sealedSecret/);
});

test("a new target is to be checked, and once more when somebody asks or its credentials change", async () => {
  const { admin, operator, add } = openApp();
  const { id, isChecking } = await add();
  expect(isChecking).toBe(true);
  expect(await operator.cloudTargets.check({ id })).toMatchObject({ isChecking: true });
  const credentials = { ...sampleCredentials, secret: "another" };
  expect(await admin.cloudTargets.setCredentials({ id, credentials })).toMatchObject({ isChecking: true, keepCount: 2 });
});

test("where a file has several clouds, one has to be chosen; where it has no secret, it has to be given", async () => {
  const { admin, add } = openApp();
  const two = sampleCredentials.text.replace(
    "clouds:\n",
    "clouds:\n  other: { auth: { auth_url: 'http://b', username: a, project_name: p } }\n",
  );
  const create = (change: object) =>
    admin.cloudTargets.create({
      ...{ name: "other", horizonUrl: null, keepCount: null },
      credentials: { ...sampleCredentials, text: two, ...change },
    });
  await expect(create({})).rejects.toMatchObject({ cause: { code: "CLOUD_NOT_CHOSEN", values: { name: "other, site" } } });
  await expect(create({ cloudName: "other" })).rejects.toMatchObject({ cause: { code: "CREDENTIALS_UNREADABLE" } });
  expect(await create({ cloudName: "other", secret: "given" })).toMatchObject({ cloud: { authUrl: "http://b" } });
  await expect(add("other")).rejects.toMatchObject({ cause: { code: "NAME_TAKEN" } });
});

test("an archived target has no secret and is not checked, its name is free, and all of it is written down", async () => {
  const { app, admin, operator, add } = openApp();
  const { id } = await add();
  await admin.cloudTargets.archive({ id });
  expect(findTarget(app.db, id)?.sealedSecret).toBeNull();
  expect(await admin.cloudTargets.list()).toEqual([]);
  await expect(operator.cloudTargets.check({ id })).rejects.toMatchObject({ cause: { code: "ARCHIVED" } });
  await add();
  const { items } = await admin.audit.list({ action: "cloud-target-changed" });
  expect(items.map(({ details }) => details["verb"])).toEqual(["created", "archived", "created"]);
});
