import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { JobEvent } from "#protocol/job-event.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import { type JobView, reduceJob, UNSTARTED_JOB } from "./reduce-job.ts";

function readTranscript(name: string): Uint8Array {
  return readFileSync(new URL(`../../../builder-agent/protocol/transcripts/${name}.ndjson`, import.meta.url));
}

function fold(bytes: Uint8Array, job: JobView = UNSTARTED_JOB): JobView {
  return createNdjsonDecoder()
    .push(bytes)
    .reduce((folded, { event }) => reduceJob(folded, event), job);
}

test("a journal of a build that succeeded folds to its image, with every step at its end", () => {
  const job = fold(readTranscript("succeeded"));
  expect(job).toMatchObject({ outcome: "succeeded", error: null, image: { virtualSizeBytes: expect.any(Number) } });
  expect(job.inventory?.packageCount).toBeGreaterThan(100);
  expect(job.steps.filter(({ state }) => state === "pending" || state === "running")).toEqual([]);
});

test("a journal of a build that failed folds to the failure, and the steps that never came stay pending", () => {
  const job = fold(readTranscript("failed"));
  expect(job).toMatchObject({ outcome: "failed", error: { code: "PACKAGE_NOT_FOUND", blame: "recipe" }, image: null });
  expect(job.steps.map(({ state }) => state)).toEqual(expect.arrayContaining(["succeeded", "failed", "pending"]));
});

test("a journal of a cancelled build folds to one step cancelled", () => {
  const job = fold(readTranscript("cancelled"));
  expect(job.outcome).toBe("cancelled");
  expect(job.steps.filter(({ state }) => state === "cancelled")).toHaveLength(1);
});

test("inputs that come in parts are put together", () => {
  const at = "2026-11-01T12:00:00.000Z";
  const part = (name: string): Extract<JobEvent, { type: "inputs.resolved" }> => ({
    v: 1,
    at,
    type: "inputs.resolved",
    inputs: { packages: [{ name, version: "1" }] },
  });
  const job = reduceJob(reduceJob(UNSTARTED_JOB, part("one")), part("two"));
  expect(job.inputs.packages?.map(({ name }) => name)).toEqual(["one", "two"]);
});

test.each(["succeeded", "failed", "cancelled"])("the %s journal folds alike in whatever pieces its bytes come", (name) => {
  const bytes = readTranscript(name);
  const decoder = createNdjsonDecoder();
  let job = UNSTARTED_JOB;
  for (let start = 0; start < bytes.length; start += 1_013)
    for (const { event } of decoder.push(bytes.subarray(start, start + 1_013))) job = reduceJob(job, event);
  expect(job).toEqual(fold(bytes));
  expect(decoder.offset).toBe(bytes.length);
});

const at = "2026-11-01T12:00:00.000Z";
const event = <Body extends { type: JobEvent["type"] }>(body: Body) => ({ v: 1, at, ...body }) as const;

test("what a step does at once is counted for each and summed up", () => {
  const started = event({ type: "job.started", recipeHash: "", agentVersion: "1", plan: ["pull-container-images" as const] });
  const pull = (subject: string, done: number, total: number | null) =>
    event({ type: "step.progress", step: "pull-container-images" as const, done, total, unit: "bytes" as const, subject });
  let job = reduceJob(UNSTARTED_JOB, started);
  for (const progress of [pull("etcd", 5, 50), pull("pause", 1, null), pull("etcd", 20, 50)]) job = reduceJob(job, progress);
  expect(job.steps[0]?.progress).toMatchObject({ done: 21, total: null, parts: [{ subject: "etcd", done: 20 }, { done: 1 }] });
  expect(reduceJob(job, pull("pause", 1, 2)).steps[0]?.progress).toMatchObject({ done: 21, total: 52 });
});

test("a build that failed has the checkpoint that it left, one that left none has none", () => {
  const until = "2026-11-02T12:00:00.000Z";
  const kept = reduceJob(UNSTARTED_JOB, event({ type: "checkpoint.kept", nextStep: "pull-container-images" as const, until }));
  const ended = reduceJob(kept, event({ type: "job.finished", outcome: "failed" as const, error: null }));
  expect(ended.checkpoint).toEqual({ nextStep: "pull-container-images", until });
  expect(fold(readTranscript("failed")).checkpoint).toBeNull();
});

test("checks are kept in the order in which they were made", () => {
  const check = (id: string, outcome: "passed" | "failed") =>
    event({ type: "check.finished", id, lesson: "L06", phase: "rest" as const, subject: null, outcome, evidence: "seen" });
  const job = reduceJob(reduceJob(UNSTARTED_JOB, check("one", "passed")), check("two", "failed"));
  expect(job.checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["one", "passed"],
    ["two", "failed"],
  ]);
});
