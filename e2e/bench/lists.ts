import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { imageIdSchema, jobIdSchema, personIdSchema, type VariantId, variantIdSchema } from "#domain/id.ts";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { NEW_VARIANT } from "#domain/variant/new-variant.ts";
import { createApp } from "#server/app.ts";
import { seedCatalog } from "#server/catalog/seed.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { type Db, openDb } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { image, job, step } from "#server/db/schema/job.ts";
import { newId } from "#server/id.ts";
import { createCaller } from "#server/trpc/root.ts";
import { sampleRecipe } from "../../builder-agent/testing/sample-request.ts";

const ROWS = 10_000;
const CALLS = 200;

type Caller = ReturnType<typeof createCaller>;

/** What the list pages ask, at their beginning, in the middle, and with a search that finds nothing and so looks at everything. */
const QUESTIONS: Readonly<Record<string, (caller: Caller, middle: VariantId) => Promise<unknown>>> = {
  builds: (caller) => caller.builds.list({}),
  "builds in the middle": (caller) => caller.builds.list({ cursor: ROWS / 2 }),
  "builds that failed": (caller) => caller.builds.list({ state: "failed" }),
  "builds by a word": (caller) => caller.builds.list({ search: "nowhere" }),
  variants: (caller) => caller.variants.page({ isArchived: false }),
  "variants in the middle": (caller, afterId) => caller.variants.page({ isArchived: false, afterId }),
  "variants by a word": (caller) => caller.variants.page({ isArchived: false, search: "nowhere" }),
  "variants by size": (caller) => caller.variants.page({ isArchived: false, sort: "size" }),
  "variants by size, in the middle": (caller, afterId) => caller.variants.page({ isArchived: false, sort: "size", afterId }),
  "variants by newest image": (caller) => caller.variants.page({ isArchived: false, sort: "newest" }),
  "variants by last build": (caller) => caller.variants.page({ isArchived: false, sort: "built" }),
  "fresh variants": (caller) => caller.variants.page({ isArchived: false, state: "fresh" }),
  "stale variants": (caller) => caller.variants.page({ isArchived: false, state: "stale", sort: "newest" }),
  "variants whose build failed": (caller) => caller.variants.page({ isArchived: false, state: "failed", sort: "built" }),
  "published variants on Ubuntu with Docker": (caller) =>
    caller.variants.page({ isArchived: false, distro: "ubuntu", part: "docker-ce", isPublished: true }),
};

/** How long the server takes for a list page over ten thousand builds and variants, while a job's events are written. In milliseconds. */
export async function benchLists() {
  const folder = mkdtempSync(join(tmpdir(), "mib-bench-"));
  const file = join(folder, "catalog.db");
  const db = openDb(file);
  const app = createApp({ db, folder: openDataFolder(folder), url: new URL("http://127.0.0.1:3000"), clock: () => new Date() });
  seedCatalog(app);
  const middle = fill(db);
  const writer = new Worker(new URL("write-events.ts", import.meta.url), { workerData: { file } });
  try {
    const person = {
      id: personIdSchema.parse("bench"),
      name: "Bench",
      email: "bench@example.org",
      role: "viewer" as const,
      sessionId: null,
    };
    const caller = createCaller({ ...app, person, headers: new Headers(), answerHeaders: new Headers() });
    const questions = [];
    for (const [question, ask] of Object.entries(QUESTIONS))
      questions.push({ question, ...(await time(() => ask(caller, middle))) });
    return { benchmark: "lists", rows: ROWS, questions };
  } finally {
    await writer.terminate();
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function time(ask: () => Promise<unknown>) {
  const took: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const startedAt = performance.now();
    await ask();
    took.push(performance.now() - startedAt);
    // The writer's turn, as between two requests.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const sorted = took.toSorted((first, second) => first - second);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Answers with a variant in the middle of the list. */
function fill(db: Db): VariantId {
  const recipe = sampleRecipe();
  const base = db.query.baseImage.findFirst().sync();
  const ids = Array.from({ length: ROWS }, () => newId(variantIdSchema));
  db.transaction(() => {
    for (const [index, id] of ids.entries()) {
      const name = `site-${String(index).padStart(5, "0")}`;
      // Two by two they are alike but for their pre-pulled images.
      const extraImages = [`registry.example.org/site:${Math.floor(index / 2)}`];
      const prePull = { isEnabled: index % 2 === 0, extraImages, skippedAddons: [] };
      const parts = [{ ...NEW_PARTS.kubernetes, prePull }];
      const definition = { ...NEW_VARIANT, name, title: `Site ${index}`, baseImageId: base?.id, mirrorProfileId: null, parts };
      const summary = `Number ${index}.`;
      db.insert(variant)
        .values({ id, name, definition: { ...definition, summary, labels: [{ key: "site", value: name }] } })
        .run();
      addBuild(db, { index, variantId: id, recipe });
    }
  });
  return ids[ROWS / 2] ?? newId(variantIdSchema);
}

type NewBuild = { readonly index: number; readonly variantId: VariantId; readonly recipe: ReturnType<typeof sampleRecipe> };

function addBuild(db: Db, { index, variantId, recipe }: NewBuild): void {
  const id = newId(jobIdSchema);
  const state = index === ROWS - 1 ? "running" : index % 3 === 0 ? "failed" : "succeeded";
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000);
  db.insert(job)
    .values({
      id,
      kind: "build",
      number: index + 1,
      variantId,
      recipe,
      recipeHash: "h",
      isReuseAllowed: true,
      state,
      createdAt: at,
    })
    .run();
  db.insert(step).values({ jobId: id, position: 0, stepId: "check-host", state: "running" }).run();
  if (state !== "succeeded") return;
  const sizes = { sizeBytes: index, virtualSizeBytes: index, packageCount: 1, fileCount: 1, contentBytes: 1 };
  db.insert(image)
    .values({ id: newId(imageIdSchema), buildId: id, variantId, fileName: `${index}.qcow2`, sha256: "a", sha512: "b", ...sizes })
    .run();
}
