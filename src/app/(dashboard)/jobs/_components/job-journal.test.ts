import { expect, test } from "vitest";
import type { JobEvent } from "#protocol/job-event.ts";
import { createJobJournal } from "./job-journal.ts";

const head = { v: 1, at: "2026-11-23T10:00:00.000Z" } as const;
const started: JobEvent = {
  ...head,
  type: "job.started",
  recipeHash: "0".repeat(64),
  agentVersion: "1",
  plan: ["fetch-base", "install-packages"],
};
const fetching: JobEvent = { ...head, type: "step.started", step: "fetch-base" };
const line = (text: string): JobEvent => ({ ...head, type: "log", step: "fetch-base", stream: "stdout", line: text });

test("a stream that goes on where it broke off neither loses nor doubles a line", () => {
  const journal = createJobJournal();
  journal.push({ offset: 0, end: 100, events: [started, fetching, line("one")] });
  journal.push({ offset: 100, end: 120, events: [line("two")] });

  const { entries, count, job } = journal.read();
  expect(count).toBe(3);
  expect(entries.map((entry) => (entry.kind === "line" ? entry.text : entry.step))).toEqual(["fetch-base", "one", "two"]);
  expect(job.steps.map((step) => step.state)).toEqual(["running", "pending"]);
});

test("a stream that begins anew replaces what was there", () => {
  const journal = createJobJournal();
  journal.push({ offset: 0, end: 100, events: [started, fetching, line("one")] });
  journal.push({ offset: 0, end: 120, events: [started, fetching, line("one"), line("two")] });

  expect(journal.read().count).toBe(3);
});

test("files that the job wrote are kept beside the log", () => {
  const journal = createJobJournal();
  const file = { path: "/etc/motd", mode: "0644", before: null, after: "hello", isCut: false };
  journal.push({ offset: 0, end: 100, events: [started, { ...head, type: "file.written", ...file }] });

  expect(journal.read().files).toMatchObject([file]);
});
