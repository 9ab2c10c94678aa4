import { createHash } from "node:crypto";
import { DomainError } from "#domain/domain-error.ts";
import {
  type CloudTargetId,
  type HostId,
  type ImageId,
  type JobId,
  jobIdSchema,
  type MirrorProfileId,
  type VariantId,
} from "#domain/id.ts";
import { isFinished } from "#domain/job/job.ts";
import type { Actor } from "#domain/person/person.ts";
import type { PublicationChangeWish } from "#domain/publication/publication.ts";
import { spellRecipe } from "#domain/recipe/resolve-recipe.ts";
import type { DiskFile } from "#domain/verification/verification.ts";
import type { JobKind, KeepFailed } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { newId } from "#server/id.ts";
import { followJournal, type JournalBatch } from "./follow-journal.ts";
import { findJob, findJobSummary, insertJob, listChecks, listMirrorChecks, listSteps, updateJob } from "./jobs.repo.ts";

type Deps = { db: Db; clock: Clock; folder: DataFolder; hosts: HostsService };

/** What a person asks a host to do. What the kind is about is in its own fields. */
export type NewJob = {
  readonly kind: JobKind;
  readonly recipe: Recipe;
  readonly isReuseAllowed: boolean;
  readonly wantedHostId: HostId | null;
  readonly variantId?: VariantId;
  readonly imageId?: ImageId;
  readonly diskFile?: DiskFile;
  readonly mirrorProfileId?: MirrorProfileId;
  readonly targetId?: CloudTargetId;
  readonly changes?: readonly PublicationChangeWish[];
  readonly keepFailed?: KeepFailed;
  readonly retryOfId?: JobId;
  readonly isContinuing?: boolean;
};

type Also = (id: JobId) => void;
const noMore: Also = () => undefined;

export type JobsService = ReturnType<typeof createJobsService>;

/** Jobs of every kind as people ask for them and look at them. What becomes of them is the dispatcher's to write. */
export function createJobsService({ db, clock, folder, hosts }: Deps) {
  function mustFind(id: JobId) {
    const job = findJob(db, id);
    if (job === undefined) throw new DomainError("NOT_FOUND", `There is no job ${id}.`);
    return job;
  }

  /** A host that could take the recipe: its architecture is the recipe's, or is not known yet. */
  function hostFor(actor: Actor, recipe: Recipe, wantedHostId: HostId | null) {
    const { architecture } = recipe.base;
    const host = hosts
      .list(actor)
      .filter((candidate) => wantedHostId === null || candidate.id === wantedHostId)
      .find((candidate) => (candidate.report?.architecture ?? architecture) === architecture);
    if (host === undefined)
      throw new DomainError("NO_HOST_FOR_ARCHITECTURE", `No builder host is ${architecture}.`, { architecture });
    return { id: host.id, name: host.name, connection: host.connection };
  }

  return {
    hostFor,
    find: (id: JobId) => findJob(db, id),

    listMirrorChecks: (_actor: Actor, id: MirrorProfileId, limit: number) => listMirrorChecks(db, id, limit),

    byId(_actor: Actor, { id }: { id: JobId }) {
      const job = mustFind(id);
      const summary = findJobSummary(db, id);
      if (summary === undefined) throw new DomainError("NOT_FOUND", `There is no job ${id}.`);
      const { recipe, recipeHash, isReuseAllowed, failure, journalBytes, placedBytes, collectedBytes, retryOfId } = job;
      const { journalDeletedAt } = job;
      return {
        ...summary,
        ...{
          recipe,
          recipeHash,
          isReuseAllowed,
          failure,
          journalBytes,
          placedBytes,
          collectedBytes,
          retryOfId,
          journalDeletedAt,
        },
        steps: listSteps(db, id).map(({ stepId, state, startedAt, durationMs, progress }) => ({
          ...{ id: stepId, state, startedAt, durationMs, progress },
        })),
        checks: listChecks(db, id),
      };
    },

    /**
     * Queues a job. `before` and `after` it, more is written in the same transaction. Throws `NO_HOST_FOR_ARCHITECTURE`; what is only
     * brought to a cloud goes from any host, and waits for one.
     */
    enqueue(actor: Actor, job: NewJob, before: Also = noMore, after: Also = noMore) {
      if (job.targetId === undefined || job.kind === "build") hostFor(actor, job.recipe, job.wantedHostId);
      const id = newId(jobIdSchema);
      const recipeHash = hashRecipe(job.recipe);
      const number = writeAtOnce(db, () => {
        before(id);
        const given = insertJob(db, { id, state: "queued", recipeHash, personId: actor.personId, ...job });
        after(id);
        return given;
      });
      return { id, number };
    },

    /** Asks for the end; a queued job is cancelled by the dispatcher at once, a running one when its scopes are closed. */
    cancel(_actor: Actor, { id }: { id: JobId }) {
      const { state, cancelRequestedAt } = mustFind(id);
      if (isFinished(state)) throw new DomainError("BUILD_ALREADY_FINISHED", `Job ${id} is over.`);
      if (cancelRequestedAt === null) updateJob(db, id, { cancelRequestedAt: clock() });
      return { state };
    },

    watch(_actor: Actor, { id, from }: { id: JobId; from: number }, signal: AbortSignal): AsyncGenerator<JournalBatch> {
      mustFind(id);
      return followJournal(folder.journal(id), from, { isComplete: () => isFinished(mustFind(id).state), signal });
    },
  };
}

export function hashRecipe(recipe: Recipe): string {
  return createHash("sha256").update(spellRecipe(recipe)).digest("hex");
}
