import { hash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import {
  type CloudTargetId,
  channelIdSchema,
  cloudTargetIdSchema,
  deliveryIdSchema,
  type HostId,
  hostIdSchema,
  imageIdSchema,
  jobIdSchema,
  mirrorProfileIdSchema,
  type PersonId,
  personIdSchema,
  publicationIdSchema,
  tokenIdSchema,
  variantIdSchema,
} from "#domain/id.ts";
import type { Check } from "#domain/job/check.ts";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "#domain/mirror-profile/empty-mirror-face.ts";
import { makeReport } from "#domain/verification/verification.ts";
import type { CloudReport } from "#protocol/cloud-report.ts";
import type { Cloud, PublicationWish } from "#protocol/cloud-target.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import type { JobKind } from "#protocol/job-request.ts";
import { insertAudit } from "#server/audit/audit.repo.ts";
import { type DataFolder, openDataFolder } from "#server/data-folder.ts";
import { type Db, openDb } from "#server/db/client.ts";
import { apiToken } from "#server/db/schema/api-token.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { baseImage, mirrorProfile, variant } from "#server/db/schema/catalog.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { check, image, job } from "#server/db/schema/job.ts";
import { notificationChannel, notificationDelivery } from "#server/db/schema/notification.ts";
import { publication } from "#server/db/schema/publication.ts";
import { newId } from "#server/id.ts";
import { fillHistory, HISTORY_BUILDS } from "./fill-history.ts";
import { putCheckpointBuild, putContinuedBuild } from "./put-checkpoint-build.ts";
import { AT, putJournal } from "./put-journal.ts";
import { putKeptBuild } from "./put-kept-build.ts";
import { putListedVariant } from "./put-listed-variant.ts";
import { ANSWERS, BROKEN, FILES, PROOF } from "./sample-findings.ts";
import { sampleInventory } from "./sample-inventory.ts";
import { sampleRecipe } from "./sample-recipe.ts";

/** What stands in the place of each image's file. */
export const NO_DISK = "not really a disk";

/**
 * Writes the rows and files of builds, verifications, a preview, a mirror check and an audit log into a dashboard's data folder, as its
 * own programs would.
 */
export async function fillCatalog(root: string, adminEmail: string) {
  const folder = openDataFolder(root);
  const db = openDb(folder.database);
  try {
    const host = db.select({ id: builderHost.id }).from(builderHost).get()?.id ?? newId(hostIdSchema);
    const failed = fillHistory(db, folder, host);
    const put = createJobWriter(db, folder, host);
    const proven = putImage("ubuntu-24-04-kubernetes", 921_000_000, PROOF);
    const broken = putImage("ubuntu-24-04-kubernetes-prepulled", 3_104_000_000, BROKEN);
    const plain = putImage("debian-12-docker", 364_000_000, null);
    const preview = put.job("preview", "debian-12-docker", { checks: [], files: FILES });
    const profileId = newId(mirrorProfileIdSchema);
    const definition = {
      ...{ name: "inside", title: "Inside the site" },
      build: { ...EMPTY_BUILD_FACE, aptArchive: "https://mirror.example.org/debian", httpProxy: "http://proxy.example.org:3128" },
      image: { ...EMPTY_MIRROR_FACE, aptArchive: "https://mirror.example.org/debian" },
    };
    db.insert(mirrorProfile).values({ id: profileId, name: "inside", definition }).run();
    const checked = put.job("check-mirror", "debian-12-docker", { checks: ANSWERS, files: [], mirrorProfileId: profileId });
    const targetId = putTarget(db, host);
    const publishId = put.job("publish", "ubuntu-24-04-kubernetes", { checks: [], files: [], imageId: proven.id, targetId });
    putPublication(db, { imageId: proven.id, targetId, jobId: publishId });
    const personId = personIdSchema.parse(db.$client.prepare("select id from person where email = ?").pluck().get(adminEmail));
    const listed = putListedVariant(db, folder, host);
    const kept = putKeptBuild(db, folder, personId);
    const checkpoint = putCheckpointBuild(db, folder, host);
    const continued = putContinuedBuild(db, folder, { hostId: host, failed: checkpoint });
    putToken(db, personId);
    putChannel(db);
    for (const action of ["scripts-saved", "scripted-build-started", "mirror-profile-changed", "person-added"] as const)
      insertAudit(db, {
        personId,
        action,
        subjectId: profileId,
        subjectName: "inside",
        details: { revision: "2", scripts: "tune" },
      });
    return {
      images: [proven, broken, plain].map(({ id }) => `/images/${id}`),
      comparisons: [`/images/${plain.id}/compare/${proven.id}`, `/images/${plain.id}/compare/${proven.id}?show=files`],
      builds: [`/builds/${proven.id}`],
      failed: [`/builds/${failed}`],
      kept: [`/builds/${kept}`],
      checkpoint: [`/builds/${checkpoint}`],
      continued: [`/builds/${continued}`],
      listed: [listed, `${listed}/edit`],
      jobs: [proven.verifyId, broken.verifyId, preview, checked, publishId].flatMap((id) => (id === null ? [] : [`/jobs/${id}`])),
      targets: [`/targets/${targetId}`, `/targets/${targetId}/edit`, `/targets/${targetId}/credentials`],
      mirrors: [`/mirrors/${profileId}`, `/mirrors/${profileId}/edit`],
      variants: withForm("/variants", variant, ["file", "revisions"]),
      "base-images": withForm("/base-images", baseImage),
      hosts: [`/hosts/${host}`],
    };

    function withForm(list: string, table: typeof variant | typeof baseImage, more: readonly string[] = []): string[] {
      const page = `${list}/${db.select({ id: table.id }).from(table).get()?.id}`;
      return [page, ...["edit", ...more].map((part) => `${page}/${part}`)];
    }

    function putImage(name: string, sizeBytes: number, checks: readonly Check[] | null) {
      const inventory = sampleInventory(name);
      const buildId = put.job("build", name, { checks: [], files: FILES });
      const id = imageIdSchema.parse(buildId);
      const fileName = `${name}-20261122-1.qcow2`;
      const variantId = variantIdSchema.parse(db.select({ id: job.variantId }).from(job).where(eq(job.id, buildId)).get()?.id);
      mkdirSync(folder.imageFolder(id), { recursive: true });
      writeFileSync(folder.image(id, fileName), NO_DISK);
      writeFileSync(folder.inventory(id), JSON.stringify(inventory));
      const sizes = {
        sizeBytes,
        virtualSizeBytes: 10_737_418_240,
        packageCount: inventory.packages.length,
        fileCount: inventory.files.length,
        contentBytes: inventory.files.reduce((sum, file) => sum + file.sizeBytes, 0),
      };
      const hashes = { sha256: hash("sha256", NO_DISK), sha512: hash("sha512", NO_DISK) };
      db.insert(image)
        .values({ id, buildId, variantId, fileName, ...hashes, ...sizes })
        .run();
      if (checks === null) return { id, verifyId: null };
      writeFileSync(folder.verification(id), JSON.stringify(makeReport(id, hashes.sha256, checks)));
      return { id, verifyId: put.job("verify", name, { checks, files: [], imageId: id }) };
    }
  } finally {
    db.$client.close();
  }
}

type Done = {
  readonly checks: readonly Check[];
  readonly files: typeof FILES | readonly [];
  readonly imageId?: ReturnType<typeof imageIdSchema.parse>;
  readonly mirrorProfileId?: ReturnType<typeof mirrorProfileIdSchema.parse>;
  readonly targetId?: CloudTargetId;
};

function putTarget(db: Db, relayHostId: HostId): CloudTargetId {
  const id = newId(cloudTargetIdSchema);
  const signIn = { kind: "application-credential", credentialId: "6f1f4f0c9f7b4a0c8d1e2f3a4b5c6d7e" } as const;
  const cloud: Cloud = {
    ...{ authUrl: "https://keystone.example.org/v3", signIn, region: "north", interface: "public", caCertificate: null },
  };
  const report: CloudReport = {
    ...{ v: 1, at: AT },
    identity: { userName: "ada", projectId: "1", projectName: "images", roles: ["member", "reader"] },
    checks: [
      { id: "sign-in", outcome: "passed", evidence: "ada in images." },
      { id: "public-images", outcome: "warned", evidence: "May not make images public." },
      { id: "quota", outcome: "skipped", evidence: "This Glance does not tell its quotas." },
    ],
  };
  const machines = { flavor: "m1.small", network: "builds" };
  const definition = { cloud, horizonUrl: "https://horizon.example.org", keepCount: 2, relayHostId, machines };
  db.insert(cloudTarget)
    .values({ id, name: "north", definition, report, checkedAt: new Date(AT) })
    .run();
  return id;
}

/** A pipeline's token that was used a while ago, and one whose time is over. */
function putToken(db: Db, personId: PersonId): void {
  const made = { personId, role: "operator", digest: "0".repeat(64), createdAt: new Date(AT) } as const;
  const used = { start: "mib_Zm9yX3Rl", lastUsedAt: new Date(AT), expiresAt: new Date(Date.parse(AT) + 90 * 86_400_000) };
  const tokens = [
    { name: "nightly pipeline", ...used },
    { name: "release of spring", start: "mib_c3RvcnlP", expiresAt: new Date(AT) },
  ];
  for (const token of tokens)
    db.insert(apiToken)
      .values({ id: newId(tokenIdSchema), ...made, ...token })
      .run();
}

/** A webhook that was told of a failure, and whose receiver is away now. The next attempt is far: the dispatcher leaves it alone. */
function putChannel(db: Db): void {
  const id = newId(channelIdSchema);
  const way = { kind: "webhook", url: "https://hooks.example.org/images" } as const;
  db.insert(notificationChannel)
    .values({ id, name: "on-call", way, kinds: ["build-failed", "host-down"] })
    .run();
  const at = new Date(AT);
  const notice = { kind: "build-failed", at: AT, subject: "Ubuntu 24.04 + Kubernetes", details: {}, path: "/builds" } as const;
  const failure = "connect ECONNREFUSED 203.0.113.9:443";
  const later = new Date(Date.parse("2036-01-01T00:00:00Z"));
  for (const row of [
    { key: "one", notice, state: "sent", attempts: 1, sentAt: at, nextAttemptAt: at } as const,
    { key: "two", notice, state: "waiting", attempts: 3, failure, nextAttemptAt: later } as const,
  ])
    db.insert(notificationDelivery)
      .values({ id: newId(deliveryIdSchema), channelId: id, createdAt: at, ...row })
      .run();
}

type Published = Pick<typeof publication.$inferInsert, "imageId" | "targetId" | "jobId">;

function putPublication(db: Db, about: Published): void {
  const variantId = variantIdSchema.parse(
    db.select({ id: image.variantId }).from(image).where(eq(image.id, about.imageId)).get()?.id,
  );
  const wish: PublicationWish = {
    ...{ name: "Kubernetes", imageId: about.imageId, variantId, properties: {}, minDiskGib: 10, minRamMib: 1024 },
    ...{ visibility: "public", members: [] },
  };
  const glance = { glanceId: "0b6f3f6e-6c7f-4d0f-9a53-0f3a1f6d2f11", osHashValue: "b".repeat(128) };
  db.insert(publication)
    .values({
      id: newId(publicationIdSchema),
      variantId,
      state: "published",
      wish: { ...wish, members: [] },
      ...glance,
      ...about,
    })
    .run();
}

/** Writes jobs that ended well, each with its journal. */
function createJobWriter(db: Db, folder: DataFolder, hostId: HostId) {
  let number = HISTORY_BUILDS;
  return {
    job(kind: JobKind, variantName: string, { checks, files, ...about }: Done) {
      const id = newId(jobIdSchema);
      const variantId = variantIdSchema.parse(
        db.select({ id: variant.id }).from(variant).where(eq(variant.name, variantName)).get()?.id,
      );
      if (kind === "build") number += 1;
      db.insert(job)
        .values({
          ...{
            id,
            kind,
            variantId: kind === "check-mirror" ? null : variantId,
            hostId,
            state: "succeeded",
            isReuseAllowed: true,
          },
          ...{
            number: kind === "build" ? number : null,
            recipe: sampleRecipe({ id: "any", name: variantName }),
            recipeHash: "0".repeat(64),
            ...about,
          },
          ...{ startedAt: new Date(AT), finishedAt: new Date(Date.parse(AT) + 95_000) },
        })
        .run();
      putJournal({ db, folder, id }, eventsOf(checks, files));
      for (const [position, { id: checkId, ...found }] of checks.entries())
        db.insert(check)
          .values({ jobId: id, position, checkId, ...found })
          .run();
      return id;
    },
  };
}

function eventsOf(checks: readonly Check[], files: Done["files"]): readonly JobEventBody[] {
  return [
    {
      type: "job.started",
      recipeHash: "0".repeat(64),
      agentVersion: "1",
      plan: ["check-host", "configure-parts", "check-files"],
    },
    { type: "step.started", step: "configure-parts" },
    { type: "log", step: "configure-parts", stream: "stdout", line: "Writing files." },
    ...files.map((file) => ({ type: "file.written" as const, ...file, isCut: false })),
    { type: "step.finished", step: "configure-parts", outcome: "succeeded", durationMs: 1_234 },
    ...checks.map((found) => ({ type: "check.finished" as const, ...found })),
    { type: "job.finished", outcome: "succeeded", error: null },
  ];
}
