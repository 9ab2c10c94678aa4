import { mkdir, rm } from "node:fs/promises";
import { imageIdSchema, jobIdSchema } from "#domain/id.ts";
import type { JobView } from "#domain/job/reduce-job.ts";
import { AgentError } from "#protocol/agent-error.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { digestFile } from "./digest-file.ts";
import { addImage, addJob, changeJob, isVerifiedAfterBuild, type JobRow } from "./jobs.repo.ts";
import type { Transport } from "./transport.ts";

export type Collection = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly transport: Transport;
  readonly signal: AbortSignal;
};

/**
 * Brings a finished build's image and inventory home and compares them with what the agent said of them. Only then, in one
 * transaction, is there an image, the build has succeeded, and its verification waits for its turn.
 *
 * A build makes one image at most, so the image has the build's id: a collection that a crash cut goes on in the same folder.
 * Throws `IMAGE_HASH_MISMATCH`, with nothing left in the data folder, and whatever `Transport` throws.
 */
export async function collectImage({ db, dataFolder, transport, signal }: Collection, job: JobRow, view: JobView): Promise<void> {
  const { image, inventory } = view;
  const { variantId } = job;
  if (variantId === null) throw new AgentError("AGENT_BUG", "The build has no variant.");
  if (image === null || inventory === null)
    throw new AgentError("AGENT_BUG", "The job succeeded and its journal names no image.");
  const id = imageIdSchema.parse(job.id);
  const fileName = imageFileName(job, new Date(view.finishedAt ?? Date.now()));
  const folder = dataFolder.imageFolder(id);
  await mkdir(folder, { recursive: true, mode: 0o700 });

  changeJob(db, job.id, "running", { collectedBytes: 0 });
  const onProgress = (collectedBytes: number) => changeJob(db, job.id, "running", { collectedBytes });
  await transport.fetch(inventory.file.path, dataFolder.inventory(id), { signal });
  await transport.fetch(image.file.path, dataFolder.image(id, fileName), { signal, onProgress });
  try {
    await compare(dataFolder.inventory(id), inventory.file, signal);
    await compare(dataFolder.image(id, fileName), { ...image.file, sha512: image.sha512 }, signal);
  } catch (error) {
    if (!signal.aborted) await rm(folder, { recursive: true, force: true });
    throw error;
  }

  const { sizeBytes, sha256 } = image.file;
  const { packageCount, fileCount, contentBytes } = inventory;
  db.transaction(
    () => {
      if (!changeJob(db, job.id, "running", { state: "succeeded", collectedBytes: sizeBytes, finishedAt: new Date() })) return;
      addImage(db, {
        ...{ id, buildId: job.id, variantId, fileName, sizeBytes, virtualSizeBytes: image.virtualSizeBytes },
        ...{ sha256, sha512: image.sha512, packageCount, fileCount, contentBytes },
      });
      const { recipe, recipeHash, hostId } = job;
      // Its file lies on that host already.
      const verify = { id: newId(jobIdSchema), kind: "verify", state: "queued", imageId: id, wantedHostId: hostId } as const;
      if (isVerifiedAfterBuild(db, variantId)) addJob(db, { ...verify, variantId, recipe, recipeHash, isReuseAllowed: true });
    },
    { behavior: "immediate" },
  );
}

/** `debian-12-docker-20261123-7.qcow2`: the variant, the day in UTC, the build's number. */
function imageFileName({ recipe, number }: JobRow, finishedAt: Date): string {
  return `${recipe.variant.name}-${finishedAt.toISOString().slice(0, 10).replaceAll("-", "")}-${number}.qcow2`;
}

type Expected = { readonly sizeBytes: number; readonly sha256: string; readonly sha512?: string };

async function compare(file: string, expected: Expected, signal: AbortSignal): Promise<void> {
  const found = await digestFile(file, signal);
  const wrong = (["sizeBytes", "sha256", "sha512"] as const).find(
    (key) => expected[key] !== undefined && expected[key] !== found[key],
  );
  if (wrong === undefined) return;
  const message = `${wrong} is ${found[wrong]} here and ${expected[wrong]} on the host.`;
  throw new AgentError("IMAGE_HASH_MISMATCH", message, { subject: file });
}
