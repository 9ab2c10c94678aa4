import type { HostConnection } from "#domain/builder-host/builder-host.ts";
import { baseImageIdSchema, hostIdSchema, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import type { HostReport } from "#protocol/host-report.ts";
import type { Architecture, Recipe } from "#protocol/recipe.ts";
import type { Db } from "#server/db/client.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { job } from "#server/db/schema/job.ts";
import { newId } from "#server/id.ts";
import type { HostRow } from "../builder-hosts.repo.ts";
import type { JobRow } from "../jobs.repo.ts";

function makeRecipe(architecture: Architecture): Recipe {
  return {
    v: 1,
    variant: { id: "any", name: "debian-12-docker", revision: 1 },
    base: { distro: "debian", codename: "bookworm", version: "12", architecture, origin: { kind: "bootstrap", sources: [] } },
    pipeline: "chroot",
    diskSizeBytes: 2_147_483_648,
    upgrade: "none",
    parts: [],
    mirrors: { build: null, image: null },
    compression: "zstd",
  };
}

function makeReport(architecture: Architecture): HostReport {
  return {
    ...{ v: 1, agentVersion: "fake", at: "2026-11-22T10:00:00.000Z", hostname: "builder", kernel: "6", architecture },
    ...{ cpuCount: 1, memoryBytes: 1, isRoot: true, attachMethod: "raw", accelerator: null, missing: [], runningJobIds: [] },
    os: { id: "debian", versionId: "12", codename: "bookworm", prettyName: "Debian 12" },
    disk: { path: "/", freeBytes: 1, totalBytes: 1 },
  };
}

/** Adds a host, ready and of this architecture unless told otherwise. */
export function seedHost(
  db: Db,
  {
    architecture = "amd64",
    connection = "ready",
    ...rest
  }: Partial<HostRow> & { architecture?: Architecture; connection?: HostConnection } = {},
): HostRow {
  const id = newId(hostIdSchema);
  const report = makeReport(architecture);
  const row = {
    id,
    name: `host-${id}`,
    transport: "local",
    folder: "/nowhere",
    connection,
    report,
    inspectedAt: new Date(),
    ...rest,
  } as const;
  return db.insert(builderHost).values(row).returning().get();
}

type SeededJob = Partial<JobRow> & { architecture?: Architecture; isVerifiedAfterBuild?: boolean };

/** Adds a build, queued and for amd64 unless told otherwise, with a variant of its own whose images are not verified. */
export function seedJob(db: Db, { architecture = "amd64", isVerifiedAfterBuild = false, ...rest }: SeededJob = {}): JobRow {
  const variantId = newId(variantIdSchema);
  const definition = {
    ...{ name: variantId, title: "Debian", summary: "", baseImageId: newId(baseImageIdSchema), mirrorProfileId: null },
    ...{
      pipeline: "chroot",
      parts: [],
      upgrade: "none",
      compression: "zstd",
      diskSizeGib: 2,
      minDiskGib: 2,
      minRamMib: 512,
      labels: [],
      isVerifiedAfterBuild,
    },
  } as const;
  db.insert(variant)
    .values({ id: variantId, name: variantId, definition: { ...definition, parts: [], labels: [] } })
    .run();
  const number = db.select().from(job).all().length + 1;
  const recipe = makeRecipe(architecture);
  const row = { id: newId(jobIdSchema), kind: "build", number, variantId, recipe, recipeHash: "0".repeat(64) } as const;
  return db
    .insert(job)
    .values({ ...row, isReuseAllowed: true, state: "queued", ...rest })
    .returning()
    .get();
}
