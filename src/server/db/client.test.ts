import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDb, writeAtOnce } from "./client.ts";

test("a write takes its lock before it reads, so that it waits for the other program instead of failing half-way", () => {
  const folder = mkdtempSync(join(tmpdir(), "mib-db-"));
  const [web, dispatcher] = [openDb(join(folder, "catalog.db")), openDb(join(folder, "catalog.db"))];
  onTestFinished(() => {
    for (const db of [web, dispatcher]) db.$client.close();
    rmSync(folder, { recursive: true });
  });
  web.$client.pragma("busy_timeout = 0");
  dispatcher.$client.exec("begin immediate");
  let hasRead = false;
  const write = () =>
    writeAtOnce(web, () => {
      hasRead = true;
    });
  expect(write).toThrow(/database is locked/);
  expect(hasRead).toBe(false);

  dispatcher.$client.exec("commit");
  write();
  expect(hasRead).toBe(true);
});
