import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { type ImageId, imageIdSchema, jobIdSchema, publicationIdSchema, type VariantId } from "#domain/id.ts";
import type { Retention } from "#domain/retention/retention.ts";
import type { PublicationWish } from "#protocol/cloud-target.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { audit } from "#server/db/schema/audit.ts";
import { image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { openTestDb } from "#server/db/testing.ts";
import { newId } from "#server/id.ts";
import { saveRetention } from "#server/retention/retention.repo.ts";
import { addImage } from "./jobs.repo.ts";
import { createRetirer } from "./retire-old.ts";
import { createTasks } from "./tasks.ts";
import { seedJob } from "./testing/catalog-rows.ts";
import { seedTarget } from "./testing/seed-target.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000);
const RULE: Retention = { images: { keepCount: 1, keepDays: 10 }, journalDays: 20 };

/** A catalog whose builds, all of one variant, left their images and logs so many days ago. */
function openRetirer() {
  const db = openTestDb();
  const dataFolder = openDataFolder(mkdtempSync(join(tmpdir(), "mib-retire-")));
  onTestFinished(() => rmSync(dataFolder.root, { recursive: true }));
  const { variantId } = seedJob(db, { state: "cancelled" });
  let now = NOW;
  const ended: Promise<void>[] = [];
  const all = createTasks(
    () => undefined,
    () => undefined,
  );
  const tasks = {
    has: all.has,
    start: (_key: string, work: (signal: AbortSignal) => Promise<void>) => void ended.push(work(new AbortController().signal)),
  };
  const retirer = createRetirer({ db, dataFolder, log: () => undefined, tasks, now: () => new Date(now) });
  function putBuild(days: number, hasImage = true): ImageId {
    const at = { createdAt: daysAgo(days), finishedAt: daysAgo(days) };
    const { id: buildId } = seedJob(db, { ...at, state: "succeeded", journalBytes: 3 });
    writeFileSync(dataFolder.journal(buildId), "{}\n");
    const id = imageIdSchema.parse(buildId);
    if (!hasImage) return id;
    mkdirSync(dataFolder.imageFolder(id));
    const facts = { fileName: `${days}.qcow2`, sizeBytes: 100, virtualSizeBytes: 1, sha256: "", sha512: "" };
    const counts = { packageCount: 0, fileCount: 0, contentBytes: 0 };
    addImage(db, { id, buildId, variantId: variantId ?? newVariant(), createdAt: daysAgo(days), ...facts, ...counts });
    return id;
  }
  return {
    ...{ db, dataFolder, variantId, putBuild },
    save: (rule: Retention) => saveRetention(db, rule, new Date(now)),
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
    /** Looks once, and tells how many images are left when all that it began has ended. */
    async look(): Promise<number> {
      retirer.retireIfDue();
      await Promise.all(ended);
      return db
        .select()
        .from(image)
        .all()
        .filter(({ deletedAt }) => deletedAt === null).length;
    },
    trail: () =>
      db
        .select()
        .from(audit)
        .all()
        .map(({ action, personId, subjectName }) => `${personId} ${action} ${subjectName}`),
  };
}

function newVariant(): VariantId {
  throw new Error("A seeded job has a variant.");
}

test("what the rule does not keep goes from the disk, and is told in the audit log; without a rule nothing goes", async () => {
  const { putBuild, save, look, dataFolder, trail } = openRetirer();
  const [old, young] = [putBuild(30), putBuild(1)];
  expect(await look()).toBe(2);
  save(RULE);
  expect(await look()).toBe(1);
  expect([old, young].map((id) => existsSync(dataFolder.imageFolder(id)))).toEqual([false, true]);
  expect(trail()).toEqual(["dashboard image-retired 30.qcow2", "dashboard journals-retired "]);
});

test("an image that stands in a cloud, and one that a job works with, stay", async () => {
  const { db, putBuild, save, look, variantId } = openRetirer();
  const [published, busy] = [putBuild(40), putBuild(30)];
  putBuild(1);
  const targetId = seedTarget(db, {});
  const about = { imageId: published, targetId, variantId: variantId ?? newVariant(), jobId: jobIdSchema.parse(published) };
  const wish: PublicationWish = {
    ...{ name: "any", imageId: published, variantId: about.variantId, properties: {}, minDiskGib: 1, minRamMib: 1 },
    ...{ visibility: "private", members: [] },
  };
  db.insert(publication)
    .values({ id: newId(publicationIdSchema), state: "hidden", wish, ...about })
    .run();
  const { id: verifyId } = seedJob(db, { kind: "verify", number: null, imageId: busy, state: "running" });
  save(RULE);
  expect(await look()).toBe(3);
  db.update(job).set({ state: "failed" }).where(eq(job.id, verifyId)).run();
  save(RULE);
  expect(await look()).toBe(3);
});

test("an old log goes, but not that of a build whose image is there", async () => {
  const { db, dataFolder, putBuild, save, look } = openRetirer();
  const [alone, withImage, young] = [putBuild(30, false), putBuild(30), putBuild(19, false)].map((id) => jobIdSchema.parse(id));
  save({ images: null, journalDays: 20 });
  await look();
  const left = [alone, withImage, young].map((id) => id !== undefined && existsSync(dataFolder.journal(id)));
  expect(left).toEqual([false, true, true]);
  const marked = db
    .select()
    .from(job)
    .all()
    .filter(({ journalDeletedAt }) => journalDeletedAt !== null);
  expect(marked.map(({ id }) => id)).toEqual([alone]);
});

test("it looks again when an image came, and after a day", async () => {
  const { putBuild, save, look, later } = openRetirer();
  save(RULE);
  putBuild(9);
  putBuild(8);
  expect(await look()).toBe(2);
  putBuild(7);
  expect(await look()).toBe(3);
  later(23);
  expect(await look()).toBe(3);
  later(24);
  expect(await look()).toBe(2);
});
