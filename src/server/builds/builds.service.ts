import { DomainError } from "#domain/domain-error.ts";
import type { HostId, JobId, MirrorProfileId, VariantId } from "#domain/id.ts";
import { isStillKept } from "#domain/job/checkpoint.ts";
import { isFinished } from "#domain/job/job.ts";
import type { Actor } from "#domain/person/person.ts";
import { compareRecipes } from "#domain/recipe/compare-recipes.ts";
import { listScripts } from "#domain/variant/scripts.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { KeepFailed } from "#protocol/job-request.ts";
import { type Recipe, recipeSchema } from "#protocol/recipe.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { hashRecipe, type JobsService, type NewJob } from "#server/jobs/jobs.service.ts";
import type { MirrorProfilesService } from "#server/mirror-profiles/mirror-profiles.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import {
  averageSteps,
  type BuildQuery,
  findBuildOfNewestImage,
  findBuildSummary,
  findImageOfBuild,
  listBuilds,
  listDurations,
} from "./builds.repo.ts";

type Deps = {
  db: Db;
  clock: Clock;
  folder: DataFolder;
  jobs: JobsService;
  variants: VariantsService;
  mirrorProfiles: MirrorProfilesService;
  hosts: HostsService;
  cloudTargets: CloudTargetsService;
  audit: Audit;
};

type StartBuild = {
  readonly variantId: VariantId;
  readonly isReuseAllowed: boolean;
  readonly hostName: string | null;
  /** Only for what is built on a machine; null: it goes with its build, however that ended. */
  readonly keepFailed: KeepFailed | null;
};

type RetryBuild = {
  readonly id: JobId;
  /** Whose mirrors to fetch through instead; null: the distributions' own sources; undefined: as before. What the image says of mirrors stays. */
  readonly mirrorProfileId?: MirrorProfileId | null | undefined;
  /** Whether it goes on from what the failed build left on its host, instead of from the beginning. */
  readonly isContinuing: boolean;
};

/** So many builds of a variant tell how long the next one takes. */
const LOOKED_BACK = 5;

type NewBuild = Omit<NewJob, "kind" | "variantId"> & { readonly variantId: VariantId };

/** Builds as people ask for them and look at them. */
export function createBuildsService({ db, clock, folder, jobs, variants, mirrorProfiles, hosts, cloudTargets, audit }: Deps) {
  /** The cloud that a variant is built in and the host that drives it, the one near the cloud; null both: any host, and no cloud. */
  function placeOf(actor: Actor, { pipeline, snapshotTargetId: id }: VariantDefinition) {
    if (pipeline === "chroot" || id === null) return { target: null, relayHostId: null };
    const target = cloudTargets.mustHaveMachines({ id });
    return { target, relayHostId: cloudTargets.mustBeReachable(actor, { id }).relayHostId };
  }

  function mustFind(id: JobId) {
    const build = jobs.find(id);
    if (build?.kind !== "build" || build.variantId === null) throw new DomainError("NOT_FOUND", `There is no build ${id}.`);
    return { ...build, variantId: build.variantId };
  }

  type Build = ReturnType<typeof mustFind>;

  /** What a retry of a build may go on from, and the host where it lies; null: nothing was kept, its time is over, or its host is gone. */
  function keptOf(actor: Actor, { checkpoint, hostId }: Build) {
    if (checkpoint === null || hostId === null || !isStillKept(checkpoint, clock())) return null;
    return hosts.byId(actor, { id: hostId }).archivedAt === null ? { checkpoint, hostId } : null;
  }

  /** The host that was chosen for a build; one that goes on was bound to where it began, and nobody chose that. */
  function chosenHostId({ isContinuing, retryOfId, wantedHostId }: Build): HostId | null {
    return isContinuing && retryOfId !== null ? chosenHostId(mustFind(retryOfId)) : wantedHostId;
  }

  /** The build that this one attempts again, and the step from which it goes on; null: from the beginning. */
  function retriedBy({ retryOfId, isContinuing }: Build) {
    if (retryOfId === null) return null;
    const { id, number, checkpoint } = mustFind(retryOfId);
    return { id, number: number ?? 0, nextStep: isContinuing ? (checkpoint?.nextStep ?? null) : null };
  }

  /** The median of a variant's last builds, in milliseconds; null: there was none. */
  function usualDuration(id: VariantId): number | null {
    const durations = listDurations(db, id, LOOKED_BACK).sort((first, second) => first - second);
    return durations[Math.floor(durations.length / 2)] ?? null;
  }

  const usualSteps = (id: VariantId): Readonly<Record<string, number>> =>
    Object.fromEntries(averageSteps(db, id, LOOKED_BACK).map(({ stepId, durationMs }) => [stepId, durationMs]));

  /** What the last builds of its variant took; nobody knows how much of it is left for one that goes on. */
  const expectationOf = ({ variantId, isContinuing }: Build) => ({
    durationMs: isContinuing ? null : usualDuration(variantId),
    steps: usualSteps(variantId),
  });

  function buildFace(id: MirrorProfileId | null): Recipe["mirrors"]["build"] {
    if (id === null) return null;
    const profile = mirrorProfiles.find(id);
    if (profile === undefined || profile.archivedAt !== null)
      throw new DomainError("NOT_FOUND", `There is no mirror profile ${id}.`, { field: "mirrorProfileId" });
    return profile.definition.build;
  }

  function enqueue(actor: Actor, build: NewBuild) {
    const { id, number } = jobs.enqueue(actor, { kind: "build", ...build }, (job) => noteScripts(actor, job, build.recipe));
    return { id, number: number ?? 0 };
  }

  function noteScripts(actor: Actor, job: JobId, { variant, parts }: Recipe): void {
    const scripts = listScripts(parts).map((script) => script.name);
    if (scripts.length === 0) return;
    const details = { build: job, revision: String(variant.revision), scripts: scripts.join(", ") };
    audit.note(actor, "scripted-build-started", { id: variant.id, name: variant.name }, details);
  }

  return {
    list(_actor: Actor, query: BuildQuery) {
      const items = listBuilds(db, query);
      return { items, nextCursor: items.length === query.limit ? (items.at(-1)?.number ?? null) : null };
    },

    byId(actor: Actor, { id }: { id: JobId }) {
      const summary = findBuildSummary(db, id);
      if (summary === undefined) throw new DomainError("NOT_FOUND", `There is no build ${id}.`);
      const image = findImageOfBuild(db, id);
      const build = mustFind(id);
      return {
        ...jobs.byId(actor, { id }),
        ...summary,
        /** Only while it is not over. */
        expected: summary.finishedAt === null ? expectationOf(build) : null,
        retryOf: retriedBy(build),
        /** What a retry may go on from. */
        checkpoint: keptOf(actor, build)?.checkpoint ?? null,
        image: image === undefined ? null : { ...image, file: folder.image(image.id, image.fileName) },
      };
    },

    /** What a build of a variant would do as it stands now. */
    plan(actor: Actor, { variantId }: { variantId: VariantId }) {
      const { recipe, entry } = variants.resolve(actor, variantId);
      const { target, relayHostId } = placeOf(actor, entry.definition);
      const recipeHash = hashRecipe(recipe);
      const last = findBuildOfNewestImage(db, variantId);
      return {
        ...{ recipe, recipeHash },
        mirrorProfile: variants.mirrorProfileOf(entry),
        /** The newest image, and what a build would do otherwise than the one that made it; null: there is none. */
        lastImage:
          last === undefined
            ? null
            : {
                ...{ id: last.imageId, buildNumber: last.number, createdAt: last.createdAt },
                changes: compareRecipes(recipeSchema.parse(last.recipe), recipe),
              },
        expectedDurationMs: usualDuration(variantId),
        host: jobs.hostFor(actor, recipe, relayHostId),
        /** The cloud whose server it is built on. */
        cloudName: target?.name ?? null,
      };
    },

    /** Throws `NO_MACHINE_TO_KEEP`, `TARGET_HAS_NO_MACHINES`, and whatever the variant's recipe is refused for. */
    start(actor: Actor, { hostName, keepFailed, ...wish }: StartBuild) {
      const { recipe, entry } = variants.resolve(actor, wish.variantId);
      if (keepFailed !== null && recipe.pipeline === "chroot")
        throw new DomainError("NO_MACHINE_TO_KEEP", `${entry.name} is built without a machine.`);
      const { target, relayHostId } = placeOf(actor, entry.definition);
      const wantedHostId = hostName === null ? relayHostId : hosts.idOf(hostName);
      const place = { wantedHostId, ...(target !== null && { targetId: target.id }) };
      return enqueue(actor, { ...wish, ...place, recipe, ...(keepFailed !== null && { keepFailed }) });
    },

    /**
     * Another attempt at the same recipe in the same place, not at what the variant has become since. It keeps no machine.
     * Throws `BUILD_STILL_RUNNING`, `TARGET_HAS_NO_MACHINES`, `CHECKPOINT_GONE` and `CHECKPOINT_NEEDS_ITS_MIRRORS`.
     */
    retry(actor: Actor, { id, mirrorProfileId, isContinuing }: RetryBuild) {
      const build = mustFind(id);
      const { state, variantId, recipe, targetId } = build;
      if (!isFinished(state)) throw new DomainError("BUILD_STILL_RUNNING", `Build ${id} is not over.`);
      if (targetId !== null) cloudTargets.mustHaveMachines({ id: targetId });
      const same = { variantId, retryOfId: id, ...(targetId !== null && { targetId }) };
      if (isContinuing) {
        if (mirrorProfileId !== undefined)
          throw new DomainError("CHECKPOINT_NEEDS_ITS_MIRRORS", `Build ${id} is gone on with through its own mirrors alone.`);
        const kept = keptOf(actor, build);
        if (kept === null)
          throw new DomainError("CHECKPOINT_GONE", `Nothing of build ${id} is kept to go on from: retry it from the beginning.`);
        return enqueue(actor, { ...same, recipe, isReuseAllowed: true, wantedHostId: kept.hostId, isContinuing });
      }
      const mirrors = mirrorProfileId === undefined ? recipe.mirrors : { ...recipe.mirrors, build: buildFace(mirrorProfileId) };
      const { isReuseAllowed } = build;
      return enqueue(actor, { ...same, recipe: { ...recipe, mirrors }, isReuseAllowed, wantedHostId: chosenHostId(build) });
    },
  };
}
