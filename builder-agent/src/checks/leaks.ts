import { lstatSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Check, judgeFinds, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { findFiles } from "./image-files.ts";
import { leakNeedles, type Needle } from "./leak-needles.ts";
import { createLeakSearch, searchFile } from "./leak-search.ts";

const FILES_PER_BREATH = 64;

export const LEAK_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "build-face-absent",
    lesson: null,
    meaning: "No file holds a host name, proxy, CA or nameserver that only the build face has.",
    run: async (ground) => {
      const needles = leakNeedles(ground.recipe);
      if (needles.length === 0) return passed("the build face has nothing that the image may not have");
      const finds = await searchImage(needles, ground);
      return judgeFinds(finds, needles.map(({ name }) => name).join(", "));
    },
  },
];

/** Every regular file, programs and archives among them, is read once, and each place is named with what was found there. */
async function searchImage(needles: readonly Needle[], { root, signal }: FilesGround): Promise<string[]> {
  const everywhere = createLeakSearch(needles.filter(({ isOfSettings }) => !isOfSettings));
  const inSettings = createLeakSearch(needles);
  const finds: string[] = [];
  for (const [index, path] of findFiles(root.path, [{ folder: "/", names: /./, isDeep: true }]).entries()) {
    const file = join(root.path, path);
    const entry = lstatSync(file);
    if (!entry.isFile()) continue;
    const search = path.startsWith("/etc/") ? inSettings : everywhere;
    for (const { name } of await searchFile(file, entry.size, search)) finds.push(`${path}: ${name}`);
    if (index % FILES_PER_BREATH !== 0) continue;
    // Reading whole files keeps the event loop: a cancel has to get through all the same.
    await setImmediate();
    signal.throwIfAborted();
  }
  return finds;
}
