import { mkdirSync, writeFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { type HostId, imageIdSchema, jobIdSchema, type VariantId, variantIdSchema } from "#domain/id.ts";
import type { Listing } from "#domain/variant/listing.ts";
import { variantDefinitionSchema } from "#domain/variant/variant.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image } from "#server/db/schema/job.ts";
import { newId } from "#server/id.ts";
import { insertJob } from "#server/jobs/jobs.repo.ts";
import { sampleInventory } from "./sample-inventory.ts";
import { sampleRecipe } from "./sample-recipe.ts";

/** How many images the variant has made. */
const IMAGES = 12;
const DAY_MS = 86_400_000;
const NAME = "ubuntu-22-04-docker-ce";

const LISTING: Listing = {
  texts: {
    en: {
      name: "Docker on Ubuntu 22.04",
      description: "Docker CE with Buildx and Compose, ready when the server is.",
      usage: "ssh ubuntu@ADDRESS\nsudo docker run hello-world\n\nCompose: docker compose up",
    },
    fa: {
      name: "داکر روی اوبونتو ۲۲٫۰۴",
      description: "Docker CE همراه Buildx و Compose؛ همین که سرور روشن شود آماده است.",
      usage: "نخست وارد شوید:\nssh ubuntu@ADDRESS\nsudo docker run hello-world",
    },
  },
  logo: { kind: "drawing", drawing: "docker-ce" },
  changelog: [
    { day: "2026-11-20", texts: { en: "Docker 28.5.2 with its security fixes.", fa: "Docker 28.5.2 با اصلاحات امنیتی آن." } },
    { day: "2026-10-02", texts: { en: "First image." } },
  ],
  // Within the thirty days before its end.
  supportEndsOn: new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10),
};

/** Writes the listing of a variant and a year of its images, of which the two newest can be compared. Gives the variant's address. */
export function putListedVariant(db: Db, folder: DataFolder, hostId: HostId): string {
  const row = db.select().from(variant).where(eq(variant.name, NAME)).get();
  if (row === undefined) throw new Error(`There is no variant ${NAME}.`);
  const definition = { ...variantDefinitionSchema.parse(row.definition), listing: LISTING };
  db.update(variant).set({ definition }).where(eq(variant.id, row.id)).run();
  const variantId = variantIdSchema.parse(row.id);
  for (let age = IMAGES - 1; age >= 0; age -= 1) putImage(db, folder, { variantId, hostId, age });
  return `/variants/${row.id}`;
}

type Aged = { readonly variantId: VariantId; readonly hostId: HostId; readonly age: number };

/** `age` is how many newer images there are. The oldest is deleted. */
function putImage(db: Db, folder: DataFolder, { variantId, hostId, age }: Aged): void {
  const buildId = newId(jobIdSchema);
  const id = imageIdSchema.parse(buildId);
  const finishedAt = new Date(Date.now() - (age + 1) * 30 * DAY_MS);
  const startedAt = new Date(finishedAt.getTime() - 240_000 - ((age * 37) % 90) * 1_000);
  const recipe = sampleRecipe({ id: variantId, name: NAME });
  const times = { createdAt: startedAt, startedAt, finishedAt };
  const build = { kind: "build", state: "succeeded", recipe, recipeHash: "0".repeat(64), isReuseAllowed: true } as const;
  const number = insertJob(db, { id: buildId, variantId, hostId, ...build, ...times });
  const fileName = `${NAME}-${finishedAt.toISOString().slice(0, 10).replaceAll("-", "")}-${number}.qcow2`;
  const inventory = sampleInventory(age === 0 ? "kubernetes" : "docker");
  mkdirSync(folder.imageFolder(id), { recursive: true });
  writeFileSync(folder.inventory(id), JSON.stringify(inventory));
  const sizes = { sizeBytes: 612_000_000 + ((age * 53) % 17) * 4_100_000 - age * 3_000_000, virtualSizeBytes: 10_737_418_240 };
  const counts = { packageCount: 641 - age * 2 + (age % 3), fileCount: inventory.files.length, contentBytes: 1_900_000_000 };
  const hashes = { sha256: "0".repeat(64), sha512: "0".repeat(128) };
  const deletedAt = age === IMAGES - 1 ? finishedAt : null;
  db.insert(image)
    .values({ id, buildId, variantId, fileName, ...hashes, ...sizes, ...counts, createdAt: finishedAt, deletedAt })
    .run();
}
