import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineStep } from "../engine/step.ts";
import { baseIdentity, blankDiskFile } from "../findings.ts";
import { digestFile } from "../tools/file-digest.ts";
import { syncFile } from "../tools/sync-file.ts";
import { bypassBootstrap, CACHE_NOTE, type CachedBase } from "./base-cache.ts";

/** Puts the bootstrapped base into the cache. Uncompressed: it is read through an overlay by every build. */
export const sealBase = defineStep({
  id: "seal-base",
  title: "Seal base",
  commands: [],
  unneeded: bypassBootstrap,
  run: async ({ job, signal, report }) => {
    const { folder } = baseIdentity.get(job);
    const disk = blankDiskFile.get(job);
    const { digests, sizeBytes } = await digestFile(disk.path, ["sha256"], signal);
    const file = `base.${disk.format}`;
    const note: CachedBase = {
      file,
      format: disk.format,
      sha256: digests.get("sha256") ?? "",
      sealedAt: new Date().toISOString(),
    };
    await syncFile(disk.path);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await rename(disk.path, join(folder, file));
    await writeFile(join(folder, CACHE_NOTE), JSON.stringify(note));
    report.log("agent", `The base has ${sizeBytes} bytes.`);
  },
});
