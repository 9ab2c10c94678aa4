import { expect, test } from "vitest";
import { type ChangeFilter, readChangeFilter, spellChangeFilter } from "./change-filter.ts";

const read = (search: string) => readChangeFilter(new URLSearchParams(search));

test.each<ChangeFilter>([
  { show: "packages", search: "", cursor: 0 },
  { show: "packages", search: "lib c6", cursor: 100, kind: "upgraded" },
  { show: "files", search: "", cursor: 0, folder: "/" },
  { show: "files", search: "ä&b", cursor: 0, kind: "changed", folder: "/usr/share/a b" },
])("what is shown by %j stands in the address", (filter) => {
  expect(read(spellChangeFilter(filter))).toEqual(filter);
});

test("an address that somebody made up shows what it can", () => {
  expect(read("show=files&folder=usr&kind=upgraded&after=-3")).toEqual({ show: "files", search: "", cursor: 0, folder: "/" });
  expect(read("show=nothing&after=x&folder=/etc")).toEqual({ show: "packages", search: "", cursor: 0 });
});
