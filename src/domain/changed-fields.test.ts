import { expect, test } from "vitest";
import { changedFields } from "./changed-fields.ts";

test("only the fields that differ are told, those that came and those that went among them", () => {
  const before = { title: "A", parts: [{ kind: "custom", packages: ["curl"] }], mirror: null };
  const after = { title: "A", parts: [{ kind: "custom", packages: ["curl", "git"] }], mirror: "near" };
  expect(changedFields(before, after)).toEqual([
    { path: "parts.0.packages.1", before: null, after: "git" },
    { path: "mirror", before: "null", after: "near" },
  ]);
  expect(changedFields(after, { title: "A" }).map(({ path, after: now }) => [path, now])).toContainEqual(["mirror", null]);
  expect(changedFields(after, after)).toEqual([]);
});
