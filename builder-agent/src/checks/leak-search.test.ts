import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createLeakSearch, searchFile } from "./leak-search.ts";

const host = { name: "host", text: "mirror.example", isOfSettings: false };
const line = { name: "CA", text: "MIIB+/x==", isOfSettings: false };
const search = createLeakSearch([host, line]);

test("a name is found where it stands whole, and not within a longer one", () => {
  for (const text of [
    "http://mirror.example/debian",
    "mirror.example",
    "at mirror.example.",
    "\0mirror.example\0",
    "x@mirror.example:80",
  ])
    expect(search.inText(text), text).toEqual([host]);
  for (const text of ["my-mirror.example", "a.mirror.example", "mirror.example.org", "mirror.examples", "mirrorxexample"])
    expect(search.inText(text), text).toEqual([]);
});

test("a line of a certificate is found as it is, whatever signs it has", () => {
  expect(search.inText("\nMIIB+/x==\n")).toEqual([line]);
});

test("a name that lies across two pieces of a large file is found", async () => {
  const path = join(temporaryFolder(), "large");
  const before = 1_048_576 - 5;
  writeFileSync(path, Buffer.concat([Buffer.alloc(before, 32), Buffer.from("mirror.example "), Buffer.alloc(1_048_576, 32)]));
  expect(await searchFile(path, before + 15 + 1_048_576, search)).toEqual([host]);
});

test("nothing is found where nothing is sought", () => {
  expect(createLeakSearch([]).inText("anything")).toEqual([]);
});
