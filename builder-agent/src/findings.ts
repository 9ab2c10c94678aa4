import type { PublicationChange, ServerOrder } from "#protocol/cloud-target.ts";
import type { AttachMethod } from "#protocol/host-report.ts";
import type { JobId, JobRequest, KeepFailed, VerifiedImage } from "#protocol/job-request.ts";
import type { AptSource } from "#protocol/recipe.ts";
import type { Checkpoint } from "./checkpoints/checkpoint.ts";
import type { DiskFile } from "./disk-file.ts";
import { defineFinding } from "./engine/finding.ts";
import type { GlanceImage } from "./openstack/glance.ts";
import type { OpenCloud } from "./openstack/keystone.ts";
import type { ExpectedDigest } from "./tools/file-digest.ts";

/** How this host attaches a disk, as a real try showed. */
export const attachMethod = defineFinding<AttachMethod>("attach method");

/** What determines the base image, and the folder of the cache that is or will be its own. */
export type BaseIdentity = {
  readonly folder: string;
  /** True: the folder holds the finished base and may be used. */
  readonly isCached: boolean;
  readonly content:
    | { readonly kind: "download"; readonly digest: ExpectedDigest }
    | { readonly kind: "bootstrap"; readonly sources: readonly AptSource[] };
};
export const baseIdentity = defineFinding<BaseIdentity>("base identity");

/** The base image in the cache: read, never written. */
export const baseImage = defineFinding<DiskFile & { readonly virtualSizeBytes: number }>("base image");

/** The disk that a bootstrap fills. */
export const blankDiskFile = defineFinding<DiskFile>("blank disk");

/** The disk that the build changes. */
export const workingDisk = defineFinding<DiskFile>("working disk");

/** The failed build that this one goes on from. Not noted: it begins at its base. */
export const continuedBuild = defineFinding<JobId>("continued build");

/** How far the build has come, with which disk, and after how many bytes of its journal. Not noted: no part of it is done. */
export type TakenCheckpoint = Checkpoint & { readonly journalBytes: number };
export const takenCheckpoint = defineFinding<TakenCheckpoint>("taken checkpoint");

/** The armoured keys of third-party package sources, by the source's name, as their fingerprints proved them. */
export const thirdPartyKeys = defineFinding<ReadonlyMap<string, string>>("keys of package sources");

/** The base's /etc/hostname, which a machine that runs it writes anew before anybody can tell it not to; null: it has none. */
export const hostnameBefore = defineFinding<string | null>("hostname of the base");

/** Versions of the kernels in /boot: before the first change, and in the finished image. */
export const kernelsBefore = defineFinding<readonly string[]>("kernels of the base");
export const kernelsAfter = defineFinding<readonly string[]>("kernels of the image");

/** The image that a verify job was asked to look at. */
export const verifiedImage = defineFinding<VerifiedImage>("image to verify");

/** The cloud of a publishing job, with the secret to enter it. */
export const openCloud = defineFinding<OpenCloud>("cloud");

/** What a publish job was asked. */
export const publishRequest = defineFinding<Extract<JobRequest, { kind: "publish" }>>("publish request");

/** The image in Glance whose data is proven to be ours. */
export const uploadedImage = defineFinding<GlanceImage>("uploaded image");

/** The same once it is described, and seen by those for whom it is. */
export const publishedImage = defineFinding<GlanceImage>("published image");

/** What the server of a snapshot build is made of. */
export const serverOrder = defineFinding<ServerOrder>("server order");

/** The image in Glance that a server of this build runs a copy of, by its id. */
export const cloudBase = defineFinding<string>("base in the cloud");

/** The snapshot of the build's server, once it has all its data. */
export const serverImage = defineFinding<GlanceImage>("snapshot of the server");

/** For whom and how long a machine is kept in which a step failed. Not noted: it goes with its job. */
export const failedMachine = defineFinding<KeepFailed>("failed machine");

/** Jobs that still run, as the dispatcher knew when it sent a job to a cloud. */
export const liveJobs = defineFinding<readonly string[]>("live jobs");

/** What a job was asked to change of publications. */
export const publicationChanges = defineFinding<readonly PublicationChange[]>("changes of publications");
/** False: the file that is to be verified must not be opened by any tool. */
export const isImageSafe = defineFinding<boolean>("safety of the image");

/** The machine-id that the first of the verifying machines made for itself. */
export const firstMachineId = defineFinding<string>("machine-id of the first machine");

/** The compressed image in the workspace, without a backing file. */
export const compactedImage = defineFinding<string>("compacted image");

/** The inventory in the workspace with what is said of it in its event. */
export const inventoryDraft = defineFinding<{
  readonly path: string;
  readonly packageCount: number;
  readonly fileCount: number;
  readonly contentBytes: number;
}>("inventory");
