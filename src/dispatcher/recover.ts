import { readdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { imageIdSchema, jobIdSchema } from "#domain/id.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { hasImage, readJob } from "./jobs.repo.ts";
import type { Log } from "./log.ts";

/**
 * Removes image folders that a crash left: of no image, and of no build that would go on collecting into it. All else that a crash
 * leaves mends itself, since every task begins with what is on the disk.
 */
export function removeOrphanedImages(db: Db, dataFolder: DataFolder, log: Log): void {
  const images = dirname(dataFolder.imageFolder(imageIdSchema.parse("00000000-0000-7000-8000-000000000000")));
  for (const name of readdirSync(images)) {
    const id = jobIdSchema.safeParse(name).data;
    const job = id === undefined ? undefined : readJob(db, id);
    // A build that the catalog does not know may be one that an older copy of the catalog forgot: its image is not ours to delete.
    if (id === undefined || job === undefined || job.state === "running" || hasImage(db, id)) continue;
    log("image.orphan-removed", { image: id });
    rmSync(dataFolder.imageFolder(imageIdSchema.parse(id)), { recursive: true, force: true });
  }
}
