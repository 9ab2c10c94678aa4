import { expect, test } from "vitest";
import { listFolder } from "./list-folder.ts";

const FILES = [
  { path: "/etc/hosts", sizeBytes: 20, sha256: "" },
  { path: "/usr/bin/vi", sizeBytes: 900, sha256: "" },
  { path: "/usr/lib/a/b/c.so", sizeBytes: 500, sha256: "" },
  { path: "/usr/lib/a/d.so", sizeBytes: 600, sha256: "" },
  { path: "/usrlocal", sizeBytes: 7, sha256: "" },
];

test("a folder is as large as all that lies below it, however deep", () => {
  expect(listFolder(FILES, "/")).toEqual([
    { path: "/usr", isFolder: true, sizeBytes: 2_000, fileCount: 3 },
    { path: "/etc", isFolder: true, sizeBytes: 20, fileCount: 1 },
    { path: "/usrlocal", isFolder: false, sizeBytes: 7, fileCount: 1 },
  ]);
  expect(listFolder(FILES, "/usr/lib/a").map(({ path, isFolder }) => [path, isFolder])).toEqual([
    ["/usr/lib/a/d.so", false],
    ["/usr/lib/a/b", true],
  ]);
});

test("a folder whose name begins like another's holds nothing of it", () => {
  expect(listFolder(FILES, "/us")).toEqual([]);
});
