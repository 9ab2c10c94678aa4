import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const NOW = Date.parse("2026-11-23T07:00:00Z");

test.each([
  [null, null],
  ["3", 3_000],
  ["0", 0],
  ["Mon, 23 Nov 2026 07:00:05 GMT", 5_000],
  ["Mon, 23 Nov 2026 06:59:00 GMT", 0],
  ["86400", 20_000],
  ["soon", null],
])("Retry-After: %s is a pause of %s ms", (header, pauseMs) => {
  expect(retryAfterMs(header, NOW)).toBe(pauseMs);
});
