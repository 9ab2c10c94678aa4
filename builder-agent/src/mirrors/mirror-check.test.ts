import { expect, test } from "vitest";
import { readReleaseDates } from "../tools/release-file.ts";
import { judgeEnd } from "./mirror-check.ts";

const now = new Date("2026-11-23T12:00:00Z");

test.each([
  ["2026-11-22T12:00:00Z", "failed"],
  ["2026-12-29T00:00:00Z", "warned"],
  ["2027-06-01T00:00:00Z", "passed"],
])("a key that ends at %s is %s on the 23rd of November 2026", (end, outcome) => {
  expect(judgeEnd("key-expiry", "The signing key", new Date(end), { warnDays: 60, now }).outcome).toBe(outcome);
});

test("the dates of a Release file are read from its head, and a missing one is none", () => {
  const release = "Origin: Debian\nDate: Sat, 21 Nov 2026 08:00:00 UTC\nValid-Until: Sat, 28 Nov 2026 08:00:00 UTC\n";
  expect(readReleaseDates(release)).toEqual({
    date: new Date("2026-11-21T08:00:00Z"),
    validUntil: new Date("2026-11-28T08:00:00Z"),
  });
  expect(readReleaseDates("Origin: Docker\n")).toEqual({ date: null, validUntil: null });
});
