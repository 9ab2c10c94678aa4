import { type HostId, type JobId, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import type { Checkpoint } from "#domain/job/checkpoint.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { newId } from "#server/id.ts";
import { insertJob } from "#server/jobs/jobs.repo.ts";
import { putJournal } from "./put-journal.ts";
import { sampleRecipe } from "./sample-recipe.ts";

const HOUR_MS = 3_600_000;
/** When it failed, and how long from now its disk stays: a day in all. */
const FAILED_BEFORE_MS = 0.6 * HOUR_MS;
const KEPT_FOR_MS = 23.4 * HOUR_MS;

const DONE: readonly StepId[] = [
  ...(["check-host", "resolve-base", "create-disk", "write-package-sources", "refresh-package-lists"] as const),
  ...(["upgrade-packages", "install-packages", "configure-parts", "restore-package-sources"] as const),
];
const BROKEN = "pull-container-images";
const TO_COME: readonly StepId[] = ["check-parts", "clean-image", "compact-image", "seal-image"];

const REFUSED = "registry.example.org/pause:3.9: dial tcp: connect: connection refused";
/** What the step said, which only its journal has. */
const LINES = [
  "Pulling registry.example.org/kube-apiserver:v1.31.2",
  "Pulling registry.example.org/etcd:3.5.15-0",
  "Pulling registry.example.org/pause:3.9",
  ...[`${REFUSED}; again in 1 s`, `${REFUSED}; again in 2 s`, REFUSED],
];
const FAILURE: AgentFailure = {
  ...{ code: "MIRROR_UNREACHABLE", blame: "mirror", message: "registry.example.org refused the connection." },
  detail: { step: BROKEN, subject: "registry.example.org" },
};

const head: JobEventBody = {
  ...{ type: "job.started", recipeHash: "0".repeat(64), agentVersion: "1" },
  plan: [...DONE, BROKEN, ...TO_COME],
};
const began: JobEventBody = { type: "step.started", step: BROKEN };

const failedAt = () => new Date(Date.now() - FAILED_BEFORE_MS);

/** Writes a build that failed on a host and left a checkpoint there, which is kept for most of a day. */
export function putCheckpointBuild(db: Db, folder: DataFolder, hostId: HostId): JobId {
  const checkpoint: Checkpoint = { nextStep: BROKEN, until: new Date(Date.now() + KEPT_FOR_MS).toISOString() };
  const id = putBuild(db, hostId, { state: "failed", failure: FAILURE, checkpoint });
  const events: JobEventBody[] = [
    head,
    ...DONE.flatMap((step, index): JobEventBody[] => [
      { type: "step.started", step },
      { type: "step.finished", step, outcome: "succeeded", durationMs: 350 * (index + 1) ** 2 },
    ]),
    began,
    ...LINES.map((line): JobEventBody => ({ type: "log", step: BROKEN, stream: "stderr", line })),
    { type: "step.finished", step: BROKEN, outcome: "failed", durationMs: 30_400 },
    { type: "checkpoint.kept", ...checkpoint },
    { type: "job.finished", outcome: "failed", error: FAILURE },
  ];
  putJournal({ db, folder, id, at: failedAt().toISOString() }, events);
  return id;
}

/** Writes a build that went on from that one's checkpoint, and that somebody cancelled. */
export function putContinuedBuild(db: Db, folder: DataFolder, { hostId, failed }: { hostId: HostId; failed: JobId }): JobId {
  const id = putBuild(db, hostId, { state: "cancelled", retryOfId: failed, isContinuing: true });
  const reused = DONE.map((step): JobEventBody => ({ type: "step.finished", step, outcome: "reused", durationMs: 0 }));
  putJournal({ db, folder, id, at: failedAt().toISOString() }, [
    head,
    ...reused,
    began,
    { type: "job.finished", outcome: "cancelled", error: null },
  ]);
  return id;
}

type End = Pick<Parameters<typeof insertJob>[1], "state" | "failure" | "checkpoint" | "retryOfId" | "isContinuing">;

function putBuild(db: Db, hostId: HostId, end: End): JobId {
  const id = newId(jobIdSchema);
  const one = db.select().from(variant).limit(1).get();
  if (one === undefined) throw new Error("There is no variant.");
  const finishedAt = failedAt();
  const startedAt = new Date(finishedAt.getTime() - 124_000);
  insertJob(db, {
    ...{ id, kind: "build", variantId: variantIdSchema.parse(one.id), recipe: sampleRecipe(one), recipeHash: "0".repeat(64) },
    ...{ isReuseAllowed: true, hostId, createdAt: startedAt, startedAt, finishedAt },
    ...end,
  });
  return id;
}
