import { expect, test } from "vitest";
import { imageIdSchema, variantIdSchema } from "../id.ts";
import { findImagesToDelete, KEEP_ALL, type StoredImage } from "./retention.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const RULE = { images: { keepCount: 2, keepDays: 10 }, journalDays: null };
const variantId = variantIdSchema.parse("00000000-0000-7000-8000-00000000000a");
const id = (index: number) => imageIdSchema.parse(`00000000-0000-7000-8000-${String(index).padStart(12, "0")}`);

/** An image of so many days ago, in use by nobody. */
function aged(days: number, held: Partial<StoredImage> = {}): StoredImage {
  const createdAt = new Date(NOW.getTime() - days * 86_400_000);
  return { id: id(days), variantId, createdAt, pinnedAt: null, downloadedAt: null, isPublished: false, isBusy: false, ...held };
}
const ages = (images: readonly StoredImage[], rule = RULE) =>
  findImagesToDelete(images, rule, NOW).map(({ id: found }) => Number(found.slice(-12)));

test("the newest of each variant stay, and all that are young", () => {
  expect(ages([aged(30), aged(20), aged(15), aged(12)])).toEqual([20, 30]);
  expect(ages([aged(9), aged(8), aged(7), aged(6)])).toEqual([]);
  const other = aged(40, { variantId: variantIdSchema.parse("00000000-0000-7000-8000-00000000000b") });
  expect(ages([aged(30), aged(20), aged(15), other])).toEqual([30]);
});

test.each([
  ["pinned", { pinnedAt: NOW }],
  ["published", { isPublished: true }],
  ["worked with", { isBusy: true }],
  ["downloaded an hour ago", { downloadedAt: new Date("2026-11-23T11:00:00Z") }],
])("one that is %s stays, however old", (_word, held) => {
  expect(ages([aged(30, held), aged(20), aged(15)])).toEqual([]);
});

test("one that was downloaded yesterday is in nobody's hands", () => {
  expect(ages([aged(30, { downloadedAt: new Date("2026-11-22T11:00:00Z") }), aged(20), aged(15)])).toEqual([30]);
});

test("without a rule all stay", () => {
  expect(findImagesToDelete([aged(3_000), aged(2_000)], KEEP_ALL, NOW)).toEqual([]);
});
