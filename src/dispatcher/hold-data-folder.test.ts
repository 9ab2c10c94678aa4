import { expect, test } from "vitest";
import { holdDataFolder } from "./hold-data-folder.ts";

test("a second dispatcher on the same data folder is refused, and one after the first is not", async () => {
  const name = `\0mib-test/${process.pid}`;
  const release = await holdDataFolder(name);
  await expect(holdDataFolder(name)).rejects.toThrow("Another dispatcher");
  release();
  (await holdDataFolder(name))();
});
