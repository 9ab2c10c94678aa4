import { expect, test } from "vitest";
import { loadedBytes, readLoading } from "./ctr-content.ts";

const [first, second, third] = ["a", "b", "c"].map((digit) => `sha256:${digit.repeat(64)}`);
const BLOBS = [
  { digest: first ?? "", size: 1_000 },
  { digest: second ?? "", size: 2_000_000 },
  { digest: third ?? "", size: 500 },
];

test("what ctr is loading is read in its own units", () => {
  const table = `REF\tSIZE\tAGE\t\nlayer-${first}\t512B\tLess than a second\t\nlayer-${second}\t1.234MB\t3 seconds\t\n`;
  expect([...readLoading(table)]).toEqual([
    [`layer-${first}`, 512],
    [`layer-${second}`, 1_234_000],
  ]);
});

test("whole files count in full, those that are loading as far as they are, and never more than they have", () => {
  const loading = new Map([
    [`layer-${second}`, 1_234_000],
    [`config-${third}`, 501],
  ]);
  expect(loadedBytes(BLOBS, { whole: new Set([first ?? ""]), loading })).toBe(1_000 + 1_234_000 + 500);
});
