import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openLedger, outstandingResources } from "./ledger.ts";

const newPath = () => join(temporaryFolder(), "ledger.ndjson");

test("what is held and not released is outstanding, the newest first", () => {
  const path = newPath();
  const ledger = openLedger(path);
  ledger.hold({ kind: "directory", path: "/w" });
  const mount = ledger.hold({ kind: "mount", target: "/w/root" });
  ledger.hold({ kind: "loop-device", fileName: "disk-1" });
  ledger.released(mount);
  expect(outstandingResources(path).map(({ resource }) => resource)).toEqual([
    { kind: "loop-device", fileName: "disk-1" },
    { kind: "directory", path: "/w" },
  ]);
});

test("an entry that a kill cut in two does not count: its resource was not taken yet", () => {
  const path = newPath();
  openLedger(path).hold({ kind: "directory", path: "/w" });
  appendFileSync(path, '{"held":2,"resource":{"kind":"mo');
  expect(outstandingResources(path)).toHaveLength(1);
});

test("a ledger that is opened again goes on with new numbers", () => {
  const path = newPath();
  openLedger(path).hold({ kind: "directory", path: "/one" });
  openLedger(path).hold({ kind: "directory", path: "/two" });
  expect(outstandingResources(path)).toHaveLength(2);
});
