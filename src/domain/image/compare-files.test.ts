import { expect, test } from "vitest";
import { compareFiles } from "./compare-files.ts";

const file = (path: string, sizeBytes: number, sha256: string) => ({ path, sizeBytes, sha256 });

test("files are told apart by their hash, also where their size is the same", () => {
  const from = [file("/etc/hosts", 20, "a"), file("/etc/motd", 10, "b"), file("/usr/bin/vi", 900, "c")];
  const to = [file("/usr/bin/vi", 900, "d"), file("/etc/hosts", 20, "a"), file("/etc/hostname", 5, "e")];
  expect(compareFiles(from, to)).toEqual([
    { path: "/etc/hostname", kind: "added", fromBytes: null, toBytes: 5 },
    { path: "/etc/motd", kind: "removed", fromBytes: 10, toBytes: null },
    { path: "/usr/bin/vi", kind: "changed", fromBytes: 900, toBytes: 900 },
  ]);
});

test("an image is the same as itself", () => {
  const files = [file("/a", 1, "a"), file("/b", 2, "b")];
  expect(compareFiles(files, [...files].reverse())).toEqual([]);
});
