import type { KeyObject } from "node:crypto";
import { rm } from "node:fs/promises";
import type { z } from "zod";
import { sealedSecretPlace } from "#domain/cloud-target/sealed-secret-place.ts";
import type { ImageId } from "#domain/id.ts";
import { currentOf } from "#domain/publication/publication.ts";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobKind, JobRequest, jobSecretSchema, MachineOrder } from "#protocol/job-request.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { open } from "#server/secrets/seal.ts";
import { readTarget } from "./cloud-targets.repo.ts";
import { digestFile } from "./digest-file.ts";
import { changeJob, type JobRow, listJobs, readImage } from "./jobs.repo.ts";
import { type DiskOnThisMachine, placeImage } from "./place-image.ts";
import { listPublications, readPublication, readPublicationById } from "./publications.repo.ts";
import type { Transport } from "./transport.ts";

type Preparation = {
  readonly db: Db;
  readonly dataFolder: DataFolder;
  readonly transport: Transport;
  /** The agent's folder on the host. */
  readonly stateFolder: string;
  /** Opens what the web sealed. */
  readonly privateKey: KeyObject;
  readonly signal: AbortSignal;
  /** How much of the job's file has come to the host. */
  readonly onPlaced: (bytes: number) => void;
};

/** A request, and the secret that goes beside it where it needs one. */
export type SecretiveRequest = JobRequest & z.infer<typeof jobSecretSchema>;

type Make = (preparation: Preparation, job: JobRow) => Promise<SecretiveRequest>;

const head = ({ id, recipe, recipeHash, isReuseAllowed }: JobRow) => ({
  v: 1 as const,
  jobId: id,
  recipe,
  recipeHash,
  isReuseAllowed,
});

const MAKERS: { readonly [Kind in JobKind]: Make } = {
  build: async (preparation, job) => {
    const { secret, ...machine } = orderMachine(preparation, job);
    const continues = job.isContinuing ? job.retryOfId : null;
    const asked = { ...machine, keepFailed: job.keepFailed, continues };
    return { ...head(job), kind: "build", ...asked, ...(secret !== undefined && { secret }) };
  },
  preview: async (_, job) => ({ ...head(job), kind: "preview" }),
  "check-mirror": async (_, job) => ({ ...head(job), kind: "check-mirror" }),
  verify: async (preparation, job) => {
    const disk = await findDisk(preparation, job);
    const path = await place(preparation, disk);
    return { ...head(job), kind: "verify", image: { path, sha256: disk.sha256, phases: ["rest", "booted"] } };
  },
  publish: async (preparation, job) => {
    const { db } = preparation;
    const { target, ...login } = openTarget(preparation, job);
    const publication = job.imageId === null ? undefined : readPublication(db, job.imageId, target.id);
    if (publication === undefined) throw new AgentError("AGENT_BUG", "The job names nothing to publish.");
    const { sha512, ...disk } = findImageFile(preparation, publication.imageId);
    const file = { path: await place(preparation, disk), sizeBytes: disk.sizeBytes, sha512 };
    const replaced = listPublications(db, { variantId: publication.variantId, targetId: target.id }).filter(
      ({ id }) => id !== publication.id,
    );
    return {
      ...{ ...head(job), kind: "publish", ...login, file, wish: publication.wish },
      replacedGlanceId: currentOf(replaced)?.glanceId ?? null,
      liveJobIds: liveJobIds(db),
    };
  },
  "change-publications": async (preparation, job) => {
    const { target: _, ...login } = openTarget(preparation, job);
    const changes = (job.changes ?? []).flatMap(({ publicationId, state, reason }) => {
      const glanceId = readPublicationById(preparation.db, publicationId)?.glanceId ?? null;
      return glanceId === null ? [] : [{ glanceId, state, reason }];
    });
    return { ...head(job), kind: "change-publications", ...login, changes };
  },
  "remove-orphans": async (preparation, job) => {
    const { target: _, ...login } = openTarget(preparation, job);
    return { ...head(job), kind: "remove-orphans", ...login, liveJobIds: liveJobIds(preparation.db) };
  },
};

/** Says in the protocol's words what a job asks of its host, and brings there what it needs. Throws `AgentError`. */
export function makeRequest(preparation: Preparation, job: JobRow): Promise<SecretiveRequest> {
  return MAKERS[job.kind](preparation, job);
}

type OrderedMachine = { readonly machine: MachineOrder | null; readonly secret?: string };

/** Where the machine of a build runs; null for a pipeline that has none. */
function orderMachine(preparation: Preparation, job: JobRow): OrderedMachine {
  if (job.recipe.pipeline === "chroot") return { machine: null };
  if (job.targetId === null) return { machine: { kind: "virtual-machine" } };
  const { target, cloud, secret } = openTarget(preparation, job);
  const server = target.definition.machines;
  if (server === null)
    throw new AgentError("TARGET_REJECTED", `Nothing is built in ${target.name} any more.`, { subject: target.name });
  return { machine: { kind: "server-instance", cloud, server, liveJobIds: liveJobIds(preparation.db) }, secret };
}

const liveJobIds = (db: Db) => listJobs(db, "running").map(({ id }) => id);

function place({ transport, stateFolder, signal, onPlaced }: Preparation, disk: DiskOnThisMachine): Promise<string> {
  return placeImage(transport, disk, { stateFolder, signal, onProgress: onPlaced });
}

async function findDisk({ db, dataFolder, signal }: Preparation, job: JobRow): Promise<DiskOnThisMachine> {
  if (job.imageId !== null) {
    const { path, sizeBytes, sha256 } = findImageFile({ db, dataFolder }, job.imageId);
    // What an earlier verification found is no longer the newest word.
    await rm(dataFolder.verification(job.imageId), { force: true });
    return { path, sizeBytes, sha256 };
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

function findImageFile({ db, dataFolder }: Pick<Preparation, "db" | "dataFolder">, id: ImageId) {
  const image = readImage(db, id);
  if (image === undefined || image.deletedAt !== null) throw new AgentError("RECIPE_REJECTED", "The image was deleted.");
  const { sizeBytes, sha256, sha512 } = image;
  return { path: dataFolder.image(image.id, image.fileName), sizeBytes, sha256, sha512 };
}

/** The cloud of a job, and the secret that it takes. An archived target has none any more. */
function openTarget({ db, privateKey }: Preparation, job: JobRow) {
  const target = job.targetId === null ? undefined : readTarget(db, job.targetId);
  if (target === undefined || target.sealedSecret === null)
    throw new AgentError("TARGET_NOT_FOUND", "The cloud target was archived.", { subject: target?.name ?? "" });
  return { target, cloud: target.definition.cloud, secret: open(privateKey, target.sealedSecret, sealedSecretPlace(target.id)) };
}
