import { expect, test } from "vitest";
import { findFirstError } from "./first-error.ts";
import type { LogEntry } from "./job-journal.ts";

const at = "2026-11-22T10:00:00.000Z";
const line = (text: string, step: "install-packages" | "check-host" = "install-packages"): LogEntry => ({
  ...{ kind: "line", step, stream: "stdout", text, at },
});

test("the first line of the failed step that sounds like an error, whatever other steps said", () => {
  const entries = [
    line("error: harmless", "check-host"),
    line("Reading package lists..."),
    line("E: Unable to locate package x"),
    line("E: again"),
  ];
  expect(findFirstError(entries, entries.length, "install-packages")).toBe(2);
});

test("its last line where none sounds so, and nothing where it said nothing", () => {
  const entries = [line("one"), line("two"), line("three", "check-host")];
  expect(findFirstError(entries, entries.length, "install-packages")).toBe(1);
  expect(findFirstError(entries, 0, "install-packages")).toBeNull();
});
