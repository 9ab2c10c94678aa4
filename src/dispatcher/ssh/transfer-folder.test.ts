import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTransferFolder, removeDeadTransferFolders } from "./transfer-folder.ts";

test("a killed dispatcher's key does not stay on the disk, and a living one's is left alone", async () => {
  const living = await makeTransferFolder();
  // Above Linux's greatest pid (proc(5), pid_max): nobody's.
  const dead = join(tmpdir(), "mib-rsync-4194305-test");
  mkdirSync(dead);

  await removeDeadTransferFolders();

  expect([living, dead].map((folder) => existsSync(folder))).toEqual([true, false]);
  rmSync(living, { recursive: true });
});
