import { expect, test } from "vitest";
import { FieldIssues } from "./field-issues.ts";

const issues = new FieldIssues(
  [
    { path: ["name"], message: "slug" },
    { path: ["name"], message: "tooLong" },
    { path: ["parts", "1", "minor"], message: "kubernetesMinor" },
    { path: ["parts", "1"], message: "partTwice" },
  ],
  (message) => `words for ${message}`,
);

test("a fault is said at the field that it belongs to and at no other", () => {
  expect(issues.at("name").own).toBe("words for slug");
  expect(issues.at("title").own).toBeUndefined();
  expect(issues.at("parts").own).toBeUndefined();
  expect(issues.at("parts", 1).own).toBe("words for partTwice");
  expect(issues.at("parts", 1).at("minor").own).toBe("words for kubernetesMinor");
});

test("a part knows how many fields with faults are in it", () => {
  expect(issues.count).toBe(3);
  expect(issues.at("parts", 0).count).toBe(0);
  expect(issues.at("parts", 1).count).toBe(2);
});
