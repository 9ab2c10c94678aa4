import { createHash } from "node:crypto";
import { DomainError } from "#domain/domain-error.ts";
import { type BuildId, buildIdSchema, type HostId, type VariantId } from "#domain/id.ts";
import { isFinished } from "#domain/job/job.ts";
import type { Actor } from "#domain/person/person.ts";
import { spellRecipe } from "#domain/recipe/resolve-recipe.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { newId } from "#server/id.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import {
  type BuildQuery,
  findBuild,
  findBuildSummary,
  findImageOfBuild,
  findNewestRecipeHash,
  insertBuild,
  listBuilds,
  listDurations,
  listSteps,
  updateBuild,
} from "./builds.repo.ts";
import { followJournal, type JournalBatch } from "./follow-journal.ts";

type Deps = { db: Db; clock: Clock; folder: DataFolder; variants: VariantsService; hosts: HostsService };

type StartBuild = { readonly variantId: VariantId; readonly isReuseAllowed: boolean; readonly hostName: string | null };

type NewBuild = Omit<StartBuild, "hostName"> & { recipe: Recipe; wantedHostId: HostId | null; retryOfId?: BuildId };

/** Builds as people ask for them and look at them. What becomes of them is the dispatcher's to write. */
export function createBuildsService({ db, clock, folder, variants, hosts }: Deps) {
  function mustFind(id: BuildId) {
    const build = findBuild(db, id);
    if (build === undefined) throw new DomainError("NOT_FOUND", `There is no build ${id}.`);
    return build;
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

  function enqueue(actor: Actor, build: NewBuild) {
    hostFor(actor, build.recipe, build.wantedHostId);
    const id = newId(buildIdSchema);
    const recipeHash = hashRecipe(build.recipe);
    const number = writeAtOnce(db, () =>
      insertBuild(db, { id, kind: "build", state: "queued", recipeHash, personId: actor.personId, ...build }),
    );
    return { id, number };
  }

  return {
    list(_actor: Actor, query: BuildQuery) {
      const items = listBuilds(db, query);
      return { items, nextCursor: items.length === query.limit ? (items.at(-1)?.number ?? null) : null };
    },

    byId(_actor: Actor, { id }: { id: BuildId }) {
      const build = mustFind(id);
      const summary = findBuildSummary(db, id);
      if (summary === undefined) throw new DomainError("NOT_FOUND", `There is no build ${id}.`);
      const image = findImageOfBuild(db, id);
      const { recipe, recipeHash, isReuseAllowed, failure, journalBytes, collectedBytes, retryOfId } = build;
      return {
        ...summary,
        ...{ recipe, recipeHash, isReuseAllowed, failure, journalBytes, collectedBytes, retryOfId },
        steps: listSteps(db, id).map(({ stepId, state, startedAt, durationMs, progress }) => ({
          ...{ id: stepId, state, startedAt, durationMs, progress },
        })),
        image: image === undefined ? null : { ...image, file: folder.image(image.id, image.fileName) },
      };
    },

    preview(actor: Actor, { variantId }: { variantId: VariantId }) {
      const { recipe } = variants.resolve(actor, variantId);
      const recipeHash = hashRecipe(recipe);
      const durations = listDurations(db, variantId, 5).sort((first, second) => first - second);
      return {
        ...{ recipe, recipeHash },
        isUnchangedSinceLastImage: findNewestRecipeHash(db, variantId) === recipeHash,
        expectedDurationMs: durations[Math.floor(durations.length / 2)] ?? null,
        host: hostFor(actor, recipe, null),
      };
    },

    start(actor: Actor, { hostName, ...wish }: StartBuild) {
      const { recipe } = variants.resolve(actor, wish.variantId);
      return enqueue(actor, { ...wish, recipe, wantedHostId: hostName === null ? null : hosts.idOf(hostName) });
    },

    /** Asks for the end; a queued build is cancelled by the dispatcher at once, a running one when its scopes are closed. */
    cancel(_actor: Actor, { id }: { id: BuildId }) {
      const { state, cancelRequestedAt } = mustFind(id);
      if (isFinished(state)) throw new DomainError("BUILD_ALREADY_FINISHED", `Build ${id} is over.`);
      if (cancelRequestedAt === null) updateBuild(db, id, { cancelRequestedAt: clock() });
      return { state };
    },

    /** Another attempt at the same recipe, not at what the variant has become since. */
    retry(actor: Actor, { id }: { id: BuildId }) {
      const { state, variantId, recipe, isReuseAllowed, wantedHostId } = mustFind(id);
      if (!isFinished(state)) throw new DomainError("BUILD_STILL_RUNNING", `Build ${id} is not over.`);
      return enqueue(actor, { variantId, recipe, isReuseAllowed, wantedHostId, retryOfId: id });
    },

    watch(_actor: Actor, { id, from }: { id: BuildId; from: number }, signal: AbortSignal): AsyncGenerator<JournalBatch> {
      mustFind(id);
      return followJournal(folder.journal(id), from, { isComplete: () => isFinished(mustFind(id).state), signal });
    },
  };
}

function hashRecipe(recipe: Recipe): string {
  return createHash("sha256").update(spellRecipe(recipe)).digest("hex");
}
