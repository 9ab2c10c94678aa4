import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type JobView, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import { AgentError, type AgentFailure } from "#protocol/agent-error.ts";
import type { JobEventBody, JobOutcome } from "#protocol/job-event.ts";
import type { Db } from "#server/db/client.ts";
import { step } from "#server/db/schema/job.ts";
import { openTestDb } from "#server/db/testing.ts";
import { type JobRow, listJobs, readJob } from "./jobs.repo.ts";
import { openJournalMirror } from "./journal-mirror.ts";
import { saveJournal } from "./save-journal.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { makeTranscript } from "./testing/make-transcript.ts";
import { seedTarget } from "./testing/seed-target.ts";

let folder: string;
let db: Db;
let job: JobRow;
let journal: Buffer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mib-save-"));
  db = openTestDb();
  job = seedJob(db, { state: "running", hostId: seedHost(db).id });
  journal = Buffer.from(makeTranscript(folder).journal);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replays the journal in pieces; `doesForget` forgets before each what the rows show, as a restart does. */
function replay(pieceBytes: number, doesForget: boolean): void {
  const mirror = openJournalMirror(join(folder, `${job.id}-${pieceBytes}-${doesForget}`));
  for (let at = 0; at < journal.length; at += pieceBytes) {
    const saved: JobView | null = doesForget ? null : mirror.view;
    mirror.append(journal.subarray(at, at + pieceBytes));
    saveJournal(db, job.id, mirror, saved);
  }
  mirror.close();
}

const rows = () => ({ job: readJob(db, job.id), steps: db.select().from(step).all() });

test("a journal folds into the job's rows, and the job waits for its image", () => {
  replay(1_000, false);

  const { job: row, steps } = rows();
  expect(row).toMatchObject({ state: "running", journalBytes: journal.length, finishedAt: null });
  expect(steps.map(({ stepId, state, durationMs, position }) => [position, stepId, state, durationMs])).toEqual([
    [0, "check-host", "succeeded", 12],
    [1, "install-packages", "succeeded", 345],
    [2, "seal-image", "succeeded", 6],
  ]);
  expect(steps[1]?.progress).toEqual({ done: 3, total: 4, unit: "packages" });
});

test("replayed twice, in other pieces or after a restart at every one, the rows are the same", () => {
  replay(1_000_000, false);
  const once = rows();
  replay(777, false);
  expect(rows()).toEqual(once);
  replay(333, true);
  expect(rows()).toEqual(once);
});

test("a job that has ended is not changed by what its journal still says", () => {
  db.$client.prepare("update job set state = 'cancelled'").run();
  replay(1_000, false);
  expect(rows()).toMatchObject({ job: { state: "cancelled", journalBytes: 0 }, steps: [] });
});

test("what a failed build left to go on from is saved together with its end", () => {
  const checkpoint = { nextStep: "compact-image", until: "2026-11-23T10:00:00.000Z" } as const;
  const events: JobEventBody[] = [
    { type: "checkpoint.kept", ...checkpoint },
    { type: "job.finished", outcome: "failed", error: null },
  ];
  journal = Buffer.from(events.map((body) => `${JSON.stringify({ v: 1, at: "2026-11-22T10:00:00.000Z", ...body })}\n`).join(""));
  replay(100, true);
  expect(readJob(db, job.id)).toMatchObject({ state: "failed", checkpoint });
});

/** Saves a journal that says no more than how its job ended. */
function saveEnd(row: JobRow, outcome: JobOutcome, error: AgentFailure): void {
  const mirror = { size: 10, foldedBytes: 10, append: () => undefined, close: () => undefined };
  saveJournal(db, row.id, { ...mirror, view: { ...UNSTARTED_JOB, outcome, error } }, UNSTARTED_JOB);
}

test.each([
  ["failed", { code: "PACKAGE_NOT_FOUND", blame: "recipe", message: "No such package.", detail: {} }],
  ["cancelled", { code: "CANCELLED", blame: "user", message: "Cancelled.", detail: {} }],
] as const)("a journal that ends %s ends the job in the same transaction", (outcome, failure) => {
  saveEnd(job, outcome, failure);
  const ended = readJob(db, job.id);
  expect(ended).toMatchObject({ state: outcome, failure, journalBytes: 10 });
  expect(ended?.finishedAt).toBeInstanceOf(Date);
});

test("a build in a cloud whose agent was killed ends together with the asking that its cloud is cleared", () => {
  const targetId = seedTarget(db);
  const build = seedJob(db, { state: "running", hostId: seedHost(db).id, targetId });
  saveEnd(build, "failed", new AgentError("AGENT_KILLED", "The agent was killed.").toFailure());
  expect(readJob(db, build.id)?.state).toBe("failed");
  expect(listJobs(db, "queued")).toMatchObject([{ kind: "remove-orphans", targetId, variantId: build.variantId }]);
});
