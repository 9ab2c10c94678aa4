import { expect, test } from "vitest";
import type { PackageChange } from "../image/compare-packages.ts";
import { draftChange } from "./draft-change.ts";
import { directionOf, readLanguage } from "./language.ts";
import { listingSchema } from "./listing.ts";
import { changeIn, languagesOf, wordsIn } from "./listing-words.ts";
import { NEW_LISTING } from "./new-listing.ts";
import { standingOfSupport } from "./support.ts";

test("what was written before there were listings has an empty one", () => {
  expect(listingSchema.parse({})).toEqual(NEW_LISTING);
});

test.each([
  ["a language that is none", { texts: { "not a language": {} } }, "texts.not a language"],
  ["a language in another spelling", { texts: { EN: {} } }, "texts.EN"],
  ["a description that no property has room for", { texts: { fa: { description: "ا".repeat(256) } } }, "texts.fa.description"],
  ["a day that is none", { supportEndsOn: "2027-02-30" }, "supportEndsOn"],
  ["a change without its day", { changelog: [{ day: "", texts: {} }] }, "changelog.0.day"],
])("%s is refused at its field", (_what, listing, path) => {
  const { error } = listingSchema.safeParse(listing);
  expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

test.each([
  ["en", "ltr"],
  ["fa", "rtl"],
  ["ar-EG", "rtl"],
  ["az", "ltr"],
  ["az-IR", "rtl"],
  ["zh-Hans", "ltr"],
] as const)("%s runs %s", (language, direction) => expect(directionOf(language)).toBe(direction));

test("a language has one spelling", () => {
  expect(["EN", "zh-hans", " fa ", "no such thing", ""].map(readLanguage)).toEqual(["en", "zh-Hans", "fa", null, null]);
});

test("a language that has no words is none of the listing's, and a change without words in one is told in another", () => {
  const text = (name: string) => ({ name, description: "", usage: "" });
  const change = { day: "2026-11-01", texts: { fa: " ", de: "Neu." } };
  const listing = { ...NEW_LISTING, texts: { en: text("Docker"), fr: text("") }, changelog: [change] };
  expect(languagesOf(listing)).toEqual(["en", "de"]);
  expect([changeIn(change, "de"), changeIn(change, "fa")]).toEqual(["Neu.", "Neu."]);
  expect(wordsIn({ title: "Title", summary: "Summary", listing }, "fr")).toEqual({ ...text("Title"), description: "Summary" });
});

test("support ends with its last day, and thirty days before it is ending", () => {
  const at = (now: string) => standingOfSupport("2026-12-31", new Date(now));
  expect([
    at("2026-12-01T23:59:59Z"),
    at("2026-12-02T00:00:00Z"),
    at("2026-12-31T23:59:59Z"),
    at("2027-01-01T00:00:00Z"),
  ]).toEqual([...["promised", "ending", "ending", "ended"]]);
  expect(standingOfSupport(null, new Date())).toBeNull();
});

test("a draft says first what came and went, and no more than one reads", () => {
  const change = (name: string, from: string | null, to: string | null, kind: PackageChange["kind"]): PackageChange => ({
    ...{ name, from, to, kind, architecture: "amd64", growthBytes: 0 },
  });
  const changes = [
    change("bash", "5.1", "5.2", "upgraded"),
    change("vim", "9", null, "removed"),
    change("jq", null, "1.7", "added"),
  ];
  expect(draftChange(changes)).toBe("+ jq 1.7\n- vim 9\nbash 5.1 → 5.2");
  const many = Array.from({ length: 100 }, (_, index) => change(`lib${index}`, "1", "2", "upgraded"));
  expect(draftChange(many).split("\n").slice(-2)).toEqual(["lib39 1 → 2", "… +60"]);
  expect(draftChange([])).toBe("");
});
