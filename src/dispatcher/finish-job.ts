import { rename, writeFile } from "node:fs/promises";
import { jobIdSchema } from "#domain/id.ts";
import type { JobView } from "#domain/job/reduce-job.ts";
import { makeReport } from "#domain/verification/verification.ts";
import type { JobKind } from "#protocol/job-request.ts";
import { newId } from "#server/id.ts";
import { type Collection, collectImage } from "./collect-image.ts";
import { addJob, changeJob, type JobRow, readImage } from "./jobs.repo.ts";
import { listExcess } from "./publications.repo.ts";

type Finish = (collection: Collection, job: JobRow, view: JobView) => Promise<void>;

const end: Finish = async ({ db }, job) => {
  changeJob(db, job.id, "running", { state: "succeeded", finishedAt: new Date() });
};

/** The report goes beside the image, whole or not at all, before anybody can read that there is one. */
const keepReport: Finish = async (collection, job, view) => {
  const { db, dataFolder } = collection;
  const image = job.imageId === null ? undefined : readImage(db, job.imageId);
  if (image !== undefined && image.deletedAt === null) {
    const file = dataFolder.verification(image.id);
    const report = makeReport(image.id, image.sha256, view.checks);
    await writeFile(`${file}.partial`, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.partial`, file);
  }
  await end(collection, job, view);
};

/** What is published beyond what its target keeps is asked to go, in the transaction that ends the job. */
const retireOlder: Finish = async ({ db }, job) => {
  db.transaction(
    () => {
      if (!changeJob(db, job.id, "running", { state: "succeeded", finishedAt: new Date() })) return;
      const { variantId, targetId, imageId, recipe, recipeHash } = job;
      if (variantId === null || targetId === null) return;
      const excess = listExcess(db, { variantId, targetId });
      const changes = excess.map(({ id }) => ({ publicationId: id, state: "deleted", reason: null }) as const);
      const head = { id: newId(jobIdSchema), kind: "change-publications", state: "queued", isReuseAllowed: true } as const;
      const about = { variantId, targetId, imageId, recipe, recipeHash, wantedHostId: job.wantedHostId };
      if (changes.length > 0) addJob(db, { ...head, ...about, changes });
    },
    { behavior: "immediate" },
  );
};

/** What is left to do when the agent's part of a job has succeeded. Each may be done twice. */
export const FINISHES: { readonly [Kind in JobKind]: Finish } = {
  build: collectImage,
  verify: keepReport,
  preview: end,
  "check-mirror": end,
  publish: retireOlder,
  "change-publications": end,
  "remove-orphans": end,
};
