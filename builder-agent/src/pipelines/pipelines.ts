import type { JobKind, JobRequest, MachineOrder } from "#protocol/job-request.ts";
import type { Pipeline } from "../engine/pipeline.ts";
import { changePublicationsPipeline } from "./change-publications.ts";
import { checkMirror } from "./check-mirror.ts";
import { chrootBuild } from "./chroot-build.ts";
import { clearCloud } from "./clear-cloud.ts";
import { previewBuild } from "./preview-build.ts";
import { publishImage } from "./publish-image.ts";
import { serverBuild } from "./server-build.ts";
import { snapshotBuild } from "./snapshot-build.ts";
import { verifyImage } from "./verify-image.ts";

/** What is done for each kind of job that has one way to be done. */
const PIPELINES: { readonly [Kind in Exclude<JobKind, "build">]: Pipeline } = {
  preview: previewBuild,
  verify: verifyImage,
  "check-mirror": checkMirror,
  publish: publishImage,
  "change-publications": changePublicationsPipeline,
  "remove-orphans": clearCloud,
};

/** A build, by where its machine runs. */
const MACHINE_BUILDS: { readonly [Kind in MachineOrder["kind"]]: Pipeline } = {
  "virtual-machine": snapshotBuild,
  "server-instance": serverBuild,
};

export const ALL_PIPELINES: readonly Pipeline[] = [chrootBuild, ...Object.values(MACHINE_BUILDS), ...Object.values(PIPELINES)];

export function pipelineFor(request: JobRequest): Pipeline {
  if (request.kind !== "build") return PIPELINES[request.kind];
  return request.machine === null ? chrootBuild : MACHINE_BUILDS[request.machine.kind];
}
