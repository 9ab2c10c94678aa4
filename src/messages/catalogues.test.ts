import { expect, test } from "vitest";
import { CATALOGUES } from "./catalogues.ts";
import { LOCALES } from "./locale.ts";
import { createTranslation } from "./translation.ts";

/** Each sentence by its key. */
function sentences(words: object, above = ""): readonly (readonly [key: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = above === "" ? key : `${above}.${key}`;
    if (typeof value === "string") return [[path, value] as const];
    return typeof value === "object" && value !== null ? sentences(value, path) : [];
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

test.for(LOCALES)("%s has the keys of English and no others", (locale) => {
  const keys = (words: object) =>
    sentences(words)
      .map(([key]) => key)
      .toSorted();
  expect(keys(CATALOGUES[locale])).toEqual(keys(CATALOGUES.en));
});

test.for(LOCALES)("%s puts the same values into each sentence as English, and leaves none empty", (locale) => {
  const known = new Map(sentences(CATALOGUES[locale]));
  for (const [key, text] of sentences(CATALOGUES.en)) {
    expect([key, placeholders(known.get(key) ?? "")]).toEqual([key, placeholders(text)]);
    expect([key, known.get(key)?.trim()]).not.toEqual([key, ""]);
  }
});

test("Persian holds no sentence that was left in English", () => {
  const english = new Map(sentences(CATALOGUES.en));
  const left = sentences(CATALOGUES.fa).filter(([key, text]) => english.get(key) === text && /[a-z] [a-z]/.test(text));
  // A setting that Docker itself calls so.
  expect(left.map(([key]) => key)).toEqual(["parts.docker-ce.liveRestore"]);
});

test("numbers among words have the language's digits, and names keep their own direction", () => {
  const { t } = createTranslation("fa", CATALOGUES.fa);
  expect(t("overview.images", { count: 12 })).toBe("۱۲ ایمیج");
  expect(t("files.of", { path: "/etc/hosts" })).toBe("تغییرات \u2068/etc/hosts\u2069");
  expect(createTranslation("en", CATALOGUES.en).t("files.of", { path: "/etc/hosts" })).toBe("Changes of /etc/hosts");
});
