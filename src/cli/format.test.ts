import { expect, test } from "vitest";
import { formatBytes, formatDuration, formatTable } from "./format.ts";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1.0 KiB"],
  [306_291_507, "292.1 MiB"],
  [3 * 1024 ** 4, "3.0 TiB"],
])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [0, "0.0 s"],
  [9_940, "9.9 s"],
  [14_400, "14 s"],
  [125_000, "2 min 05 s"],
  [59_900, "1 min 00 s"],
])("%d ms are %s", (durationMs, text) => expect(formatDuration(durationMs)).toBe(text));

test("a table's columns stand under their headings", () => {
  expect(formatTable(["A", "LONG"], [["wide one", "x"]])).toBe("A         LONG\nwide one  x\n");
});
