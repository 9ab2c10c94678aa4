import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { imageIdSchema } from "#domain/id.ts";
import { verificationReportSchema } from "#domain/verification/verification.ts";
import { jobRequestSchema } from "#protocol/job-request.ts";
import { check, image, job } from "#server/db/schema/job.ts";
import { type JobRow, readJob } from "./jobs.repo.ts";
import { seedJob } from "./testing/catalog-rows.ts";
import { type DispatcherBench, openDispatcherBench } from "./testing/dispatcher-bench.ts";
import { makeCheckJournal } from "./testing/make-transcript.ts";
import { until } from "./testing/until.ts";

const MACHINE_ID = { id: "machine-id-empty", lesson: "L06", phase: "rest", subject: null, evidence: "0 bytes" } as const;
const BOOT = { id: "boot", lesson: null, phase: "booted", subject: null, outcome: "passed", evidence: "41 s" } as const;

let bench: DispatcherBench;
beforeEach(() => {
  bench = openDispatcherBench({ delayMs: 2, lineCount: 3 });
  play("verify", makeCheckJournal([{ ...MACHINE_ID, outcome: "failed" }, BOOT]));
});
afterEach(() => bench.close());

const play = (kind: string, journal: string) => writeFileSync(join(bench.states.local, `script-${kind}.ndjson`), journal);
const verifyJobs = () => bench.db.select().from(job).where(eq(job.kind, "verify")).all();
const ends = ({ id }: JobRow) =>
  until(() => {
    const row = readJob(bench.db, id);
    return row?.finishedAt === null ? undefined : row;
  });
const requestOf = ({ id }: JobRow) =>
  jobRequestSchema.parse(JSON.parse(readFileSync(join(bench.states.local, "jobs", id, "request.json"), "utf8")));

/** A build and the verification that follows it by itself. */
async function buildAndVerify(): Promise<{ build: JobRow; verify: JobRow }> {
  const build = seedJob(bench.db, { isVerifiedAfterBuild: true });
  bench.start();
  expect((await ends(build))?.state).toBe("succeeded");
  const verify = await until(() => verifyJobs()[0]);
  await ends(verify);
  return { build, verify };
}

test("an image that is home is verified by itself, on the host that made it, and its report lies beside it", async () => {
  const { build, verify } = await buildAndVerify();
  const imageId = imageIdSchema.parse(build.id);
  expect(readJob(bench.db, verify.id)).toMatchObject({
    ...{ state: "succeeded", number: null, imageId, wantedHostId: readJob(bench.db, build.id)?.hostId },
    ...{ recipe: build.recipe, recipeHash: build.recipeHash },
  });
  const found = bench.db.select().from(check).where(eq(check.jobId, verify.id)).all();
  expect(found.map(({ position, checkId, lesson, phase, outcome }) => [position, checkId, lesson, phase, outcome])).toEqual([
    [0, "machine-id-empty", "L06", "rest", "failed"],
    [1, "boot", null, "booted", "passed"],
  ]);
  const report = verificationReportSchema.parse(JSON.parse(readFileSync(bench.dataFolder.verification(imageId), "utf8")));
  expect(report).toMatchObject({ imageId, passed: false, checks: [{ outcome: "failed" }, { outcome: "passed" }] });
});

test("the host gets the image where the agent seals its own, and only what is not there whole is brought again", async () => {
  const { verify } = await buildAndVerify();
  const request = requestOf(verify);
  if (request.kind !== "verify") throw new Error("The job is no verification.");
  const { path, sha256, phases } = request.image;
  expect(path).toBe(join(bench.states.local, "sealed", sha256, "image.qcow2"));
  expect(phases).toEqual(["rest", "booted"]);
  expect(readFileSync(path).equals(bench.transcript.image)).toBe(true);

  writeFileSync(path, bench.transcript.image.subarray(0, 100));
  const { id: _, number: _number, ...again } = verify;
  const second = seedJob(bench.db, { ...again, kind: "verify", number: null, state: "queued", hostId: null, finishedAt: null });
  await ends(second);
  expect(readFileSync(path).equals(bench.transcript.image)).toBe(true);
});

test("a variant that does not ask for it has its images left alone", async () => {
  const build = seedJob(bench.db);
  bench.start();
  await ends(build);
  expect(bench.db.select().from(image).all()).toHaveLength(1);
  expect(verifyJobs()).toEqual([]);
});

test("a file that is no image of ours is hashed here, verified, and leaves nothing but its rows", async () => {
  const path = join(bench.folder, "foreign.qcow2");
  writeFileSync(path, "a disk");
  const row = seedJob(bench.db, { kind: "verify", number: null, diskFile: { path, digest: null } });
  bench.start();
  await ends(row);
  const sha256 = createHash("sha256").update("a disk").digest("hex");
  expect(readJob(bench.db, row.id)).toMatchObject({ state: "succeeded", diskFile: { path, digest: { sizeBytes: 6, sha256 } } });
});

test("a file that went away fails its verification, and says so", async () => {
  const path = join(bench.folder, "gone.qcow2");
  const row = seedJob(bench.db, { kind: "verify", number: null, diskFile: { path, digest: null } });
  bench.start();
  expect((await ends(row))?.failure).toMatchObject({ code: "RECIPE_REJECTED", detail: { subject: path } });
});

test("a report of an earlier verification is gone as soon as another begins", async () => {
  const { build, verify } = await buildAndVerify();
  const file = bench.dataFolder.verification(imageIdSchema.parse(build.id));
  const failure = { code: "HOST_DISK_FULL", blame: "host", message: "Full.", detail: {} };
  play(
    "verify",
    `${JSON.stringify({ v: 1, at: "2026-11-22T10:00:00.000Z", type: "job.finished", outcome: "failed", error: failure })}\n`,
  );
  const { id: _, number: _number, ...again } = verify;
  const second = seedJob(bench.db, { ...again, kind: "verify", number: null, state: "queued", hostId: null, finishedAt: null });
  expect((await ends(second))?.state).toBe("failed");
  expect(existsSync(file)).toBe(false);
});

test.each(["preview", "check-mirror"] as const)("a job of kind %s ends with its journal", async (kind) => {
  play(kind, makeCheckJournal([{ ...MACHINE_ID, phase: "mirror", outcome: "warned", subject: "https://mirror.example.org" }]));
  const row = seedJob(bench.db, { kind, number: null });
  mkdirSync(join(bench.states.local, "jobs"), { recursive: true });
  bench.start();
  expect((await ends(row))?.state).toBe("succeeded");
  expect(requestOf(row).kind).toBe(kind);
  expect(bench.db.select().from(check).all()).toMatchObject([{ outcome: "warned", subject: "https://mirror.example.org" }]);
});
