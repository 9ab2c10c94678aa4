import { mkdirSync, writeFileSync } from "node:fs";
import { type ImageId, imageIdSchema, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image } from "#server/db/schema/job.ts";
import { newId } from "#server/id.ts";
import { insertJob } from "#server/jobs/jobs.repo.ts";
import { sampleRecipe } from "./sample-recipe.ts";

const DAY_MS = 86_400_000;
const SIZE_BYTES = 364_000_000;

export type OldImage = { readonly id: ImageId; readonly fileName: string };

/** Writes an image of each of these ages, in days, as builds of one variant would have left it. */
export function putOldImages(root: string, ages: readonly number[]): OldImage[] {
  const folder = openDataFolder(root);
  const db = openDb(folder.database);
  try {
    const one = db.select().from(variant).limit(1).get();
    if (one === undefined) throw new Error("There is no variant.");
    const variantId = variantIdSchema.parse(one.id);
    const recipe = sampleRecipe(one);
    return ages.map((days) => {
      const [buildId, at] = [newId(jobIdSchema), new Date(Date.now() - days * DAY_MS)];
      const [id, fileName] = [imageIdSchema.parse(buildId), `aged-${days}-days.qcow2`];
      const ended = { state: "succeeded", createdAt: at, startedAt: at, finishedAt: at } as const;
      const what = { id: buildId, kind: "build", variantId, recipe, recipeHash: "0".repeat(64), isReuseAllowed: true } as const;
      insertJob(db, { ...what, ...ended });
      mkdirSync(folder.imageFolder(id));
      writeFileSync(folder.image(id, fileName), "no disk\n");
      const sizes = { sizeBytes: SIZE_BYTES, virtualSizeBytes: 2_147_483_648, packageCount: 0, fileCount: 0, contentBytes: 0 };
      db.insert(image)
        .values({ id, buildId, variantId, fileName, createdAt: at, sha256: "0".repeat(64), sha512: "0".repeat(128), ...sizes })
        .run();
      return { id, fileName };
    });
  } finally {
    db.$client.close();
  }
}
