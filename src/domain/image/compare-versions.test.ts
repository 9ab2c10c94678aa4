import { expect, test } from "vitest";
import { compareVersions } from "./compare-versions.ts";

/** What `dpkg --compare-versions` says of each pair. */
test.each([
  ["1.0", "1.0", 0],
  ["1.0", "1.00", 0],
  ["1.0", "1.0-0", 0],
  ["1.9", "1.10", -1],
  ["2.0", "1:1.0", -1],
  ["1.0~rc1", "1.0", -1],
  ["1.0~~", "1.0~", -1],
  ["1.0", "1.0a", -1],
  ["1.0a", "1.0+b1", -1],
  ["1.0-1", "1.0-1+deb12u2", -1],
  ["1.0-1~bpo12+1", "1.0-1", -1],
  ["5:28.5.2-1~ubuntu.24.04~noble", "5:28.5.2-2~ubuntu.24.04~noble", -1],
  ["0.20230101120000123456", "0.20230101120000123457", -1],
  ["1.2-3-4", "1.2-4-1", -1],
])("%s against %s is %d, and the other way round the opposite", (first, second, expected) => {
  expect(Math.sign(compareVersions(first, second))).toBe(expected);
  expect(Math.sign(compareVersions(second, first)) + expected).toBe(0);
});
