import { expect, test } from "vitest";
import {
  formatBytes,
  formatDay,
  formatDifference,
  formatDuration,
  formatGrowth,
  formatInstant,
  formatInstantFully,
  formatShare,
  formatSince,
} from "./format.ts";

test("bytes are spelt in decimal units with three digits at most", () => {
  expect([0, 999, 1_000, 363_954_176, 1_234_567_890].map((bytes) => formatBytes("en", bytes))).toEqual([
    "0 B",
    "999 B",
    "1 kB",
    "364 MB",
    "1.23 GB",
  ]);
});

test("what grew has a plus, what shrank a minus, and what stayed as it was neither", () => {
  expect([363_954_176, -12_000, -7, 0].map((bytes) => formatGrowth("en", bytes))).toEqual(["+364 MB", "-12 kB", "-7 B", "0 B"]);
  expect([12, -3, 0].map((count) => formatDifference("en", count))).toEqual(["+12", "-3", "0"]);
});

test("a duration never shows more than two units, nor sixty of one", () => {
  expect([0, 420, 9_960, 42_000, 59_700, 185_000, 3_599_600, 4_320_000].map((ms) => formatDuration("en", ms))).toEqual([
    "0s",
    "0.4s",
    "10s",
    "42s",
    "1 min 00s",
    "3 min 05s",
    "1h 00 min",
    "1h 12 min",
  ]);
});

test("an instant of the future, by a host's fast clock, reads as now", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  expect(formatSince("en", new Date("2026-11-23T12:00:05Z"), now)).toBe("now");
  expect(formatSince("en", new Date("2026-11-23T11:57:00Z"), now)).toBe("3 min. ago");
  expect(formatSince("en", new Date("2026-08-01T12:00:00Z"), now)).toBe("Aug 1, 2026");
});

test("Persian has its own digits, units and calendar, with the Gregorian date behind it", () => {
  const instant = new Date("2026-11-23T12:00:00Z");
  expect([999, 364_000_000].map((bytes) => formatBytes("fa", bytes))).toEqual(["۹۹۹ بایت", "۳۶۴ مگابایت"]);
  expect(formatDuration("fa", 185_000)).toBe("۳ دقیقه ۰۵ ثانیه");
  expect(formatInstantFully("fa", instant)).toMatch(/^۲ آذر ۱۴۰۵.* \(۲۳ نوامبر ۲۰۲۶\)$/);
  expect([formatDay("fa", "2026-11-23"), formatShare("fa", 0.875)]).toEqual(["۲ آذر", "۸۸٪"]);
  expect(formatInstantFully("en", instant)).toBe(formatInstant("en", instant));
});
