import { rm } from "node:fs/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobKind, JobRequest } from "#protocol/job-request.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { digestFile } from "./digest-file.ts";
import { changeJob, type JobRow, readImage } from "./jobs.repo.ts";
import { type DiskOnThisMachine, placeImage } from "./place-image.ts";
import type { Transport } from "./transport.ts";

type Preparation = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly transport: Transport;
  /** The agent's folder on the host. */
  readonly stateFolder: string;
  readonly signal: AbortSignal;
};

type Make = (preparation: Preparation, job: JobRow) => Promise<JobRequest>;

const head = ({ id, recipe, recipeHash, isReuseAllowed }: JobRow) => ({
  v: 1 as const,
  jobId: id,
  recipe,
  recipeHash,
  isReuseAllowed,
});

const MAKERS: { readonly [Kind in JobKind]: Make } = {
  build: async (_, job) => ({ ...head(job), kind: "build" }),
  preview: async (_, job) => ({ ...head(job), kind: "preview" }),
  "check-mirror": async (_, job) => ({ ...head(job), kind: "check-mirror" }),
  verify: async (preparation, job) => {
    const disk = await findDisk(preparation, job);
    const path = await placeImage(preparation.transport, disk, preparation);
    return { ...head(job), kind: "verify", image: { path, sha256: disk.sha256, phases: ["rest", "booted"] } };
  },
};

/** Says in the protocol's words what a job asks of its host, and brings there what it needs. Throws `AgentError`. */
export function makeRequest(preparation: Preparation, job: JobRow): Promise<JobRequest> {
  return MAKERS[job.kind](preparation, job);
}

async function findDisk({ db, dataFolder, signal }: Preparation, job: JobRow): Promise<DiskOnThisMachine> {
  if (job.imageId !== null) {
    const image = readImage(db, job.imageId);
    if (image === undefined || image.deletedAt !== null) throw new AgentError("RECIPE_REJECTED", "The image was deleted.");
    // What an earlier verification found is no longer the newest word.
    await rm(dataFolder.verification(image.id), { force: true });
    return { path: dataFolder.image(image.id, image.fileName), sizeBytes: image.sizeBytes, sha256: image.sha256 };
  }
  if (job.diskFile === null) throw new AgentError("AGENT_BUG", "The job names nothing to verify.");
  const { path } = job.diskFile;
  const digest = await digestFile(path, signal).catch((cause: Error) => {
    signal.throwIfAborted();
    throw new AgentError("RECIPE_REJECTED", `The file cannot be read: ${cause.message}`, { subject: path }, { cause });
  });
  const { sizeBytes, sha256 } = digest;
  changeJob(db, job.id, "running", { diskFile: { path, digest: { sizeBytes, sha256 } } });
  return { path, sizeBytes, sha256 };
}
