import { expect, test } from "vitest";
import { channelIdSchema } from "#domain/id.ts";
import { channelSecretPlace } from "#domain/notification/notification.ts";
import { open } from "#server/secrets/seal.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { openTestApp } from "#server/testing.ts";

const SECRET = "a secret of sixteen letters";
const HOOK = { kind: "webhook", url: "https://hooks.example.org/one" } as const;
const WISH = { name: "on-call", way: HOOK, kinds: ["build-failed" as const], secret: SECRET };

function openSealed() {
  const opened = openTestApp();
  const privateKey = ensureSealKeys(opened.folder.keys);
  const sealedOf = () => String(opened.app.db.$client.prepare("select sealed_secret from notification_channel").pluck().get());
  return { ...opened, privateKey, sealedOf };
}

test("a channel's secret is sealed, never shown, and kept where none is given", async () => {
  const { admin, privateKey, sealedOf } = openSealed();
  const { id } = await admin.notifications.create(WISH);
  expect(JSON.stringify(await admin.notifications.list())).not.toContain(SECRET);
  const moved = { ...HOOK, url: "https://hooks.example.org/two" };
  await admin.notifications.update({ id, channel: { ...WISH, way: moved, secret: "" } });
  expect(open(privateKey, sealedOf(), channelSecretPlace(channelIdSchema.parse(id)))).toBe(SECRET);
  expect(await admin.notifications.list()).toMatchObject([{ way: moved, hasSecret: true, deliveries: [] }]);
});

test("a webhook has a secret of some length, and does not take it along to another origin", async () => {
  const { admin } = openSealed();
  const short = { cause: { code: "SIGNING_SECRET_TOO_SHORT" } };
  await expect(admin.notifications.create({ ...WISH, secret: "" })).rejects.toMatchObject(short);
  await expect(admin.notifications.create({ ...WISH, secret: "too short" })).rejects.toMatchObject(short);
  const { id } = await admin.notifications.create(WISH);
  const elsewhere = { ...WISH, way: { ...HOOK, url: "https://elsewhere.example.org/" }, secret: "" };
  await expect(admin.notifications.update({ id, channel: elsewhere })).rejects.toMatchObject(short);
});

test("a test goes into the outbox, and every change into the audit log", async () => {
  const { admin } = openSealed();
  const { id } = await admin.notifications.create(WISH);
  await admin.notifications.sendTest({ id });
  expect(await admin.notifications.list()).toMatchObject([{ deliveries: [{ notice: { kind: "test" }, state: "waiting" }] }]);
  await admin.notifications.remove({ id });
  expect(await admin.notifications.list()).toEqual([]);
  const { items } = await admin.audit.list({});
  expect(items.map(({ action, details }) => `${action} ${details["verb"]}`)).toEqual([
    "notifications-changed removed",
    "notifications-changed created",
  ]);
});
