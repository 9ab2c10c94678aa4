import { expect, test } from "vitest";
import type { LogEntry } from "./job-journal.ts";
import { createLogRows } from "./log-rows.ts";

const at = "2026-11-23T10:00:00.000Z";
const log: LogEntry[] = [
  { kind: "step", step: "fetch-base", at },
  { kind: "line", step: "fetch-base", stream: "stdout", text: "Get:1 bookworm InRelease", at },
  { kind: "step", step: "install-packages", at },
  { kind: "line", step: "install-packages", stream: "stderr", text: "W: a warning", at },
];

test("folding a step leaves its head", () => {
  expect(createLogRows()(log, log.length, { query: "", folded: new Set(["fetch-base"] as const) })).toEqual([0, 2, 3]);
});

test("a search shows the lines that hold the text, whatever the case, even in folded steps", () => {
  expect(createLogRows()(log, log.length, { query: "inrelease", folded: new Set(["fetch-base"] as const) })).toEqual([1]);
});

test("rows of a growing log are what they would be if it were selected at once", () => {
  const select = createLogRows();
  const filter = { query: "", folded: new Set<never>() };
  select(log, 2, filter);
  expect(select(log, 4, filter)).toEqual([0, 1, 2, 3]);
});
