import { expect, test } from "vitest";
import type { Db } from "#server/db/client.ts";
import { openTestDb } from "#server/db/testing.ts";
import type { JobRow } from "./jobs.repo.ts";
import { makeRequest } from "./make-request.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { cloud, privateKey, seedTarget } from "./testing/seed-target.ts";

const machines = { flavor: "m1.small", network: "builds" };

function seedSnapshot(db: Db, changes: Partial<JobRow> = {}): JobRow {
  const row = seedJob(db, changes);
  return { ...row, recipe: { ...row.recipe, pipeline: "snapshot" } };
}

function request(db: Db, job: JobRow) {
  const preparation = { db, privateKey, stateFolder: "/nowhere", signal: new AbortController().signal };
  return Reflect.apply(makeRequest, undefined, [preparation, job]);
}

test("a build in the image's files asks for no machine", async () => {
  const db = openTestDb();
  expect(await request(db, seedJob(db))).toMatchObject({ kind: "build", machine: null, keepFailed: null });
});

test("a build that goes on names the build whose checkpoint it goes on from, another retry names none", async () => {
  const db = openTestDb();
  const failed = seedJob(db, { state: "failed" });
  const retry = (isContinuing: boolean) => request(db, seedJob(db, { retryOfId: failed.id, isContinuing }));
  expect(await retry(true)).toMatchObject({ kind: "build", continues: failed.id });
  expect(await retry(false)).toMatchObject({ kind: "build", continues: null });
});

test("a snapshot without a cloud is built on a machine of its host, which is kept as somebody asked", async () => {
  const db = openTestDb();
  const keepFailed = { minutes: 30, publicKey: "ssh-ed25519 AAAA ada" };
  const asked = await request(db, seedSnapshot(db, { keepFailed }));
  expect(asked).toMatchObject({ machine: { kind: "virtual-machine" }, keepFailed });
  expect(asked).not.toHaveProperty("secret");
});

test("a snapshot in a cloud is built on a server of its target, whose secret goes beside the request", async () => {
  const db = openTestDb();
  const other = seedJob(db, { state: "running", hostId: seedHost(db).id });
  const job = seedSnapshot(db, { targetId: seedTarget(db, { machines }) });
  expect(await request(db, job)).toMatchObject({
    machine: { kind: "server-instance", cloud, server: machines, liveJobIds: [other.id] },
    secret: "s3cret",
  });
});

test("a target that no longer says what its servers are made of fails the build, and is to blame", async () => {
  const db = openTestDb();
  const job = seedSnapshot(db, { targetId: seedTarget(db) });
  await expect(async () => request(db, job)).rejects.toMatchObject({ code: "TARGET_REJECTED", detail: { subject: "site" } });
});

test("a cloud is cleared with the target's secret, and of no job that still runs", async () => {
  const db = openTestDb();
  const job = seedJob(db, { kind: "remove-orphans", number: null, targetId: seedTarget(db) });
  expect(await request(db, job)).toMatchObject({ kind: "remove-orphans", cloud, secret: "s3cret", liveJobIds: [] });
});
