import { hostIdSchema, type JobId, jobIdSchema, type PersonId, variantIdSchema } from "#domain/id.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { newId } from "#server/id.ts";
import { insertJob } from "#server/jobs/jobs.repo.ts";
import { putJournal } from "./put-journal.ts";
import { sampleRecipe } from "./sample-recipe.ts";

const KEPT: readonly JobEventBody[] = [
  { type: "job.started", recipeHash: "0".repeat(64), agentVersion: "1", plan: ["check-host", "install-packages"] },
  { type: "step.started", step: "install-packages" },
  { type: "log", step: "install-packages", stream: "stderr", line: "E: Unable to locate package kubeadm" },
  { type: "machine.kept", address: "203.0.113.7", port: 22, user: "root", until: "2026-11-22T10:30:00.000Z" },
];

/** Writes a build whose failed machine is kept. It waits for a host that nobody knows: the dispatcher leaves it alone. */
export function putKeptBuild(db: Db, folder: DataFolder, personId: PersonId): JobId {
  const id = newId(jobIdSchema);
  const one = db.select().from(variant).limit(1).get();
  if (one === undefined) throw new Error("There is no variant.");
  const recipe = sampleRecipe(one, { pipeline: "snapshot" });
  const row = {
    id,
    kind: "build",
    variantId: variantIdSchema.parse(one.id),
    recipe,
    recipeHash: "0".repeat(64),
  } as const;
  insertJob(db, { ...row, isReuseAllowed: true, state: "queued", personId, wantedHostId: newId(hostIdSchema) });
  putJournal({ db, folder, id }, KEPT);
  return id;
}
