import { expect, test } from "vitest";
import { readLocale } from "./locale.ts";

test("the language that was chosen wins over the browser's", () => {
  expect(readLocale("fa", "en-GB,en;q=0.9")).toBe("fa");
});

test("without a choice, the first of the browser's languages that there is", () => {
  expect(readLocale(undefined, "de-DE,fa-IR;q=0.8,en;q=0.5")).toBe("fa");
  expect(readLocale("tlh", "de")).toBe("en");
  expect(readLocale(undefined, null)).toBe("en");
});
