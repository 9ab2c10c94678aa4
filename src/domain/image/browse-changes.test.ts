import { expect, test } from "vitest";
import { browseChanges } from "./browse-changes.ts";
import type { FileChange } from "./compare-files.ts";

const CHANGES: readonly FileChange[] = [
  { path: "/etc/motd", kind: "removed", fromBytes: 10, toBytes: null },
  { path: "/usr/bin/vi", kind: "changed", fromBytes: 900, toBytes: 800 },
  { path: "/usr/lib/a/b.so", kind: "added", fromBytes: null, toBytes: 500 },
  { path: "/usr/lib/a/c.so", kind: "added", fromBytes: null, toBytes: 40 },
  { path: "/vmlinuz", kind: "changed", fromBytes: 7, toBytes: 7 },
];

test("a folder shows its folders with what changed below them, and then its own files", () => {
  expect(browseChanges(CHANGES, { folder: "/", search: "" })).toEqual([
    { path: "/etc", kind: "folder", growthBytes: -10, counts: { added: 0, removed: 1, changed: 0 } },
    { path: "/usr", kind: "folder", growthBytes: 440, counts: { added: 2, removed: 0, changed: 1 } },
    { path: "/vmlinuz", kind: "changed", fromBytes: 7, toBytes: 7, growthBytes: 0 },
  ]);
});

test("a search shows the files below a folder that fit, however deep", () => {
  const paths = (folder: string, search: string) => browseChanges(CHANGES, { folder, search }).map(({ path }) => path);
  expect(paths("/", ".so")).toEqual(["/usr/lib/a/b.so", "/usr/lib/a/c.so"]);
  expect(paths("/etc", ".so")).toEqual([]);
});

test("one kind of change is shown alone", () => {
  const rows = browseChanges(CHANGES, { folder: "/usr", search: "", kind: "added" });
  expect(rows).toEqual([{ path: "/usr/lib", kind: "folder", growthBytes: 540, counts: { added: 2, removed: 0, changed: 0 } }]);
});
