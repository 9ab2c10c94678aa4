import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CloudTargetId, HostId, ImageId, JobId, MirrorProfileId, PersonId, VariantId } from "#domain/id.ts";
import type { Checkpoint } from "#domain/job/checkpoint.ts";
import type { JobState, StepState } from "#domain/job/job.ts";
import type { StepProgress } from "#domain/job/reduce-job.ts";
import type { PublicationChangeWish } from "#domain/publication/publication.ts";
import type { DiskFile } from "#domain/verification/verification.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { CheckOutcome, CheckPhase } from "#protocol/job-event.ts";
import type { JobKind, KeepFailed } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { StepId } from "#protocol/step-id.ts";
import { builderHost } from "./builder-host.ts";
import { mirrorProfile, variant } from "./catalog.ts";
import { cloudTarget } from "./cloud-target.ts";
import { createdAt, flag, instant, json } from "./column.ts";

export const job = sqliteTable(
  "job",
  {
    id: text("id").$type<JobId>().primaryKey(),
    kind: text("kind").$type<JobKind>().notNull(),
    /** Counts the builds of the whole catalog: what people call a build by. Null for every other kind. */
    number: integer("number").unique(),
    /** Whose recipe it is; null for a check of mirrors, whose recipe is made for it. */
    variantId: text("variant_id")
      .$type<VariantId>()
      .references(() => variant.id),
    /** What is verified: an image of ours, or else any disk file. */
    imageId: text("image_id").$type<ImageId>(),
    diskFile: json("disk_file").$type<DiskFile>(),
    /** Whose mirrors are checked. */
    mirrorProfileId: text("mirror_profile_id")
      .$type<MirrorProfileId>()
      .references(() => mirrorProfile.id),
    /** The cloud in which something is published, changed or built, and what is to become of which publication there. */
    targetId: text("target_id")
      .$type<CloudTargetId>()
      .references(() => cloudTarget.id),
    changes: json("changes").$type<readonly PublicationChangeWish[]>(),
    recipe: json("recipe").$type<Recipe>().notNull(),
    recipeHash: text("recipe_hash").notNull(),
    isReuseAllowed: flag("is_reuse_allowed").notNull(),
    state: text("state").$type<JobState>().notNull(),
    /** The host that somebody chose; null: whichever is free first. */
    wantedHostId: text("wanted_host_id").$type<HostId>(),
    hostId: text("host_id")
      .$type<HostId>()
      .references(() => builderHost.id),
    /** An intention of the web. */
    cancelRequestedAt: instant("cancel_requested_at"),
    failure: json("failure").$type<AgentFailure>(),
    /** How many bytes of the journal are mirrored to disk and folded into rows. */
    journalBytes: integer("journal_bytes").notNull().default(0),
    /** What becomes of a build's machine where the build fails; null: it goes. */
    keepFailed: json("keep_failed").$type<KeepFailed>(),
    /** How much of the file that the job needs has come to its host, while it is on its way. */
    placedBytes: integer("placed_bytes"),
    /** How much of the sealed image has come home, while it is on its way. */
    collectedBytes: integer("collected_bytes"),
    retryOfId: text("retry_of_id").$type<JobId>(),
    /** What a failed build left on its host for another to go on from; null: nothing. */
    checkpoint: json("checkpoint").$type<Checkpoint>(),
    /** Whether it goes on from the checkpoint of the build that it is a retry of. */
    isContinuing: flag("is_continuing").notNull().default(false),
    personId: text("person_id").$type<PersonId>(),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    /** Set when its log was deleted; the row stays for the history. */
    journalDeletedAt: instant("journal_deleted_at"),
  },
  (table) => [
    index("job_state").on(table.state, table.number),
    index("job_variant").on(table.variantId, table.number),
    index("job_image").on(table.imageId),
    index("job_mirror_profile").on(table.mirrorProfileId),
    index("job_target").on(table.targetId),
  ],
);

export const step = sqliteTable(
  "step",
  {
    jobId: text("job_id")
      .$type<JobId>()
      .notNull()
      .references(() => job.id),
    position: integer("position").notNull(),
    stepId: text("step_id").$type<StepId>().notNull(),
    state: text("state").$type<StepState>().notNull(),
    startedAt: instant("started_at"),
    durationMs: integer("duration_ms"),
    progress: json("progress").$type<StepProgress>(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.position] })],
);

/** What a job found out, check by check, in the order of its journal. */
export const check = sqliteTable(
  "job_check",
  {
    jobId: text("job_id")
      .$type<JobId>()
      .notNull()
      .references(() => job.id),
    position: integer("position").notNull(),
    checkId: text("check_id").notNull(),
    lesson: text("lesson"),
    phase: text("phase").$type<CheckPhase>().notNull(),
    subject: text("subject"),
    outcome: text("outcome").$type<CheckOutcome>().notNull(),
    evidence: text("evidence").notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.position] })],
);

/** A row is an image only once its file is home and its hashes are those that the agent gave. */
export const image = sqliteTable(
  "image",
  {
    id: text("id").$type<ImageId>().primaryKey(),
    buildId: text("build_id")
      .$type<JobId>()
      .notNull()
      .unique()
      .references(() => job.id),
    variantId: text("variant_id")
      .$type<VariantId>()
      .notNull()
      .references(() => variant.id),
    /** The name of the file in the image's folder and of a download. */
    fileName: text("file_name").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    virtualSizeBytes: integer("virtual_size_bytes").notNull(),
    sha256: text("sha256").notNull(),
    sha512: text("sha512").notNull(),
    packageCount: integer("package_count").notNull(),
    fileCount: integer("file_count").notNull(),
    contentBytes: integer("content_bytes").notNull(),
    createdAt: createdAt(),
    /** Set when its files were deleted; the row stays for the history. */
    deletedAt: instant("deleted_at"),
    /** Set while somebody wants it kept whatever its age. */
    pinnedAt: instant("pinned_at"),
    /** When somebody last asked for a file of it, to the minute. */
    downloadedAt: instant("downloaded_at"),
  },
  (table) => [index("image_variant").on(table.variantId, table.createdAt)],
);
