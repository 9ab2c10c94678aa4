import { expect, test } from "vitest";
import { listFoldersAbove, nameOf } from "./path-parts.ts";

test("the way to a folder begins at the root and ends above it", () => {
  expect(listFoldersAbove("/usr/lib/a")).toEqual(["/", "/usr", "/usr/lib"]);
  expect(listFoldersAbove("/usr")).toEqual(["/"]);
  expect(listFoldersAbove("/")).toEqual([]);
});

test("a path's name is its last part", () => {
  expect(["/", "/usr", "/usr/bin/vi"].map(nameOf)).toEqual(["/", "usr", "vi"]);
});
