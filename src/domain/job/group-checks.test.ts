import { expect, test } from "vitest";
import type { Check } from "./check.ts";
import { countOutcomes, groupChecks } from "./group-checks.ts";

const check = (id: string, lesson: string | null, outcome: Check["outcome"], phase: Check["phase"] = "rest"): Check => ({
  ...{ id, lesson, outcome, phase },
  subject: null,
  evidence: "",
});

const CHECKS = [
  check("boots", null, "passed", "booted"),
  check("hygiene", null, "passed"),
  check("sources", "L09", "passed"),
  check("machine-id", "L06", "passed"),
  check("dbus-id", "L06", "failed"),
  check("groups", "L05", "passed"),
];

test("what failed stands first, then the lessons in their order, then what is beyond them", () => {
  expect(groupChecks(CHECKS).map(({ phase, lesson, checks }) => [phase, lesson, checks.map(({ id }) => id).join()])).toEqual([
    ["rest", "L06", "dbus-id,machine-id"],
    ["rest", "L05", "groups"],
    ["rest", "L09", "sources"],
    ["rest", null, "hygiene"],
    ["booted", null, "boots"],
  ]);
});

test("every outcome is counted", () => {
  expect(countOutcomes(CHECKS)).toEqual({ failed: 1, warned: 0, passed: 5, skipped: 0 });
});
