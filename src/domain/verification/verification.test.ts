import { expect, test } from "vitest";
import { canBePublished, standingOf, type VerificationSummary } from "./verification.ts";

const summary = (change: Partial<VerificationSummary> = {}): VerificationSummary => ({
  ...{ state: "succeeded", checkCount: 40, failedCount: 0 },
  ...change,
});

test.each([
  ["was never verified", null, "none"],
  ["waits for its verification", summary({ state: "queued", checkCount: 0 }), "running"],
  ["is being verified, and a check has failed already", summary({ state: "running", failedCount: 1 }), "running"],
  ["passed every check", summary(), "passed"],
  ["failed a check", summary({ failedCount: 1 }), "failed"],
  ["has a verification that broke off", summary({ state: "failed" }), "failed"],
  ["was asked for nothing at all", summary({ checkCount: 0 }), "failed"],
] as const)("an image that %s", (_what, verification, standing) => {
  expect(standingOf(verification)).toBe(standing);
  expect(canBePublished({ deletedAt: null, verification })).toBe(standing === "passed");
});

test("an image that was deleted is not published, however well proven", () => {
  expect(canBePublished({ deletedAt: new Date(), verification: summary() })).toBe(false);
});
