import { expect, test } from "vitest";
import { type HostId, imageIdSchema, publicationIdSchema, type VariantId } from "#domain/id.ts";
import { type PublicationFact, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import type { PublicationRowState } from "#domain/publication/publication.ts";
import type { Db } from "#server/db/client.ts";
import { publication } from "#server/db/schema/publication.ts";
import { openTestDb } from "#server/db/testing.ts";
import { newId } from "#server/id.ts";
import { changeHost } from "./builder-hosts.repo.ts";
import { createTargetChecker } from "./check-targets.ts";
import { claimJobs } from "./claim-job.ts";
import { readTarget } from "./cloud-targets.repo.ts";
import { FINISHES } from "./finish-job.ts";
import { addImage, type JobRow, listJobs } from "./jobs.repo.ts";
import { listPublications, readPublicationById } from "./publications.repo.ts";
import { saveJournal } from "./save-journal.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { cloud, privateKey, seedTarget } from "./testing/seed-target.ts";

/** Adds an image of a variant and its publication, which the returned job publishes. */
function seedPublication(db: Db, targetId: ReturnType<typeof seedTarget>, state: PublicationRowState, variantId?: VariantId) {
  const build = seedJob(db, { state: "succeeded", hostId: seedHost(db).id, ...(variantId && { variantId }) });
  const imageId = imageIdSchema.parse(build.id);
  if (build.variantId === null) throw new Error("A build has a variant.");
  const sizes = { sizeBytes: 1, virtualSizeBytes: 1, packageCount: 0, fileCount: 0, contentBytes: 0 };
  addImage(db, { id: imageId, buildId: build.id, variantId: build.variantId, fileName: "a", sha256: "a", sha512: "b", ...sizes });
  const job = seedJob(db, { kind: "publish", number: null, imageId, targetId, variantId: build.variantId });
  const id = newId(publicationIdSchema);
  const wish = {
    ...{ name: "Tiny", imageId, variantId: build.variantId, properties: {}, minDiskGib: 1, minRamMib: 1 },
    ...{ visibility: "public" as const, members: [] },
  };
  const known = state === "queued" ? {} : { glanceId: id, publishedAt: new Date(1) };
  db.insert(publication)
    .values({ id, imageId, targetId, variantId: build.variantId, wish, state, jobId: job.id, ...known })
    .run();
  return { id, job, build, variantId: build.variantId };
}

function save(db: Db, { id }: JobRow, publications: readonly PublicationFact[]): void {
  const mirror = { size: 1, foldedBytes: 1, append: () => undefined, close: () => undefined };
  saveJournal(db, id, { ...mirror, view: { ...UNSTARTED_JOB, publications } }, UNSTARTED_JOB);
}

test("a publish goes to any host, first to the one that has the image", () => {
  const db = openTestDb();
  seedHost(db, { architecture: "arm64" });
  const { job, build } = seedPublication(db, seedTarget(db), "queued");
  expect(claimJobs(db).map(({ id, hostId }) => [id, hostId])).toEqual([[job.id, build.hostId]]);
  const elsewhere = openTestDb();
  seedHost(elsewhere, { architecture: "arm64" });
  const change = seedJob(elsewhere, { kind: "change-publications", number: null });
  expect(claimJobs(elsewhere).map(({ id }) => id)).toEqual([change.id]);
});

test("what the events say of the cloud becomes the publications' state, the replaced one's too", () => {
  const db = openTestDb();
  const targetId = seedTarget(db);
  const old = seedPublication(db, targetId, "published");
  const fresh = seedPublication(db, targetId, "queued", old.variantId);
  claimJobs(db);
  save(db, fresh.job, [
    { glanceId: "new", state: "published", osHashValue: "b" },
    { glanceId: old.id, state: "hidden", osHashValue: null },
  ]);
  expect(readPublicationById(db, fresh.id)).toMatchObject({ state: "published", glanceId: "new", osHashValue: "b" });
  expect(readPublicationById(db, fresh.id)?.publishedAt).toBeInstanceOf(Date);
  expect(readPublicationById(db, old.id)).toMatchObject({ state: "hidden", publishedAt: new Date(1) });
});

test("a publish that is done asks that what its target does not keep is deleted", async () => {
  const db = openTestDb();
  const targetId = seedTarget(db, { keepCount: 0 });
  const old = seedPublication(db, targetId, "hidden");
  const fresh = seedPublication(db, targetId, "published", old.variantId);
  claimJobs(db);
  const job = listJobs(db, "running").find(({ id }) => id === fresh.job.id);
  if (job === undefined) throw new Error("It does not run.");
  expect(listPublications(db, { variantId: old.variantId, targetId })).toHaveLength(2);
  const collection = { db, signal: new AbortController().signal };
  await Reflect.apply(FINISHES.publish, undefined, [collection, job, UNSTARTED_JOB]);
  expect(listJobs(db, "queued").find(({ kind }) => kind === "change-publications")).toMatchObject({
    ...{ targetId, personId: null, imageId: job.imageId },
    changes: [{ publicationId: old.id, state: "deleted", reason: null }],
  });
});

/** A checker whose agents find nothing to say; `asked` has what each was asked, and on which host. */
function openChecker(db: Db) {
  const report = { v: 1 as const, at: "2026-11-22T10:00:00.000Z", identity: null, checks: [] };
  const asked: unknown[] = [];
  const running: Promise<void>[] = [];
  const agentOn = (host: HostId) => ({
    checkCloud: async (...given: unknown[]) => {
      asked.push([host, ...given.slice(0, 2)]);
      return report;
    },
  });
  const checker = createTargetChecker({
    ...{ db, privateKey, log: () => undefined },
    links: { reach: async (host) => Object.assign(Object.create(null), { agent: agentOn(host) }) },
    tasks: { start: (_key, work) => void running.push(work(new AbortController().signal)) },
  });
  const checkAll = async () => {
    checker.checkAll();
    await Promise.all(running);
  };
  return { report, asked, checkAll };
}

test("a target is checked once by a ready host, with the secret that only the dispatcher opens", async () => {
  const db = openTestDb();
  const id = seedTarget(db);
  const { report, asked, checkAll } = openChecker(db);
  await checkAll();
  expect(asked).toEqual([]);
  const host = seedHost(db);
  await checkAll();
  await checkAll();
  expect(asked).toEqual([[host.id, cloud, "s3cret"]]);
  expect(readTarget(db, id)).toMatchObject({ report, failure: null });
});

test("a target with a relay host is looked at from there, and waits while that is not ready", async () => {
  const db = openTestDb();
  seedHost(db);
  const relay = seedHost(db, { connection: "unreachable" });
  seedTarget(db, { relayHostId: relay.id });
  const { asked, checkAll } = openChecker(db);
  await checkAll();
  expect(asked).toEqual([]);
  changeHost(db, relay.id, { connection: "ready" });
  await checkAll();
  expect(asked).toEqual([[relay.id, cloud, "s3cret"]]);
});
