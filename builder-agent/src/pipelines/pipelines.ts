import type { JobKind } from "#protocol/job-request.ts";
import type { Pipeline } from "../engine/pipeline.ts";
import { changePublicationsPipeline } from "./change-publications.ts";
import { checkMirror } from "./check-mirror.ts";
import { chrootBuild } from "./chroot-build.ts";
import { clearCloud } from "./clear-cloud.ts";
import { previewBuild } from "./preview-build.ts";
import { publishImage } from "./publish-image.ts";
import { verifyImage } from "./verify-image.ts";

/** What is done for each kind of job. */
export const PIPELINES: { readonly [Kind in JobKind]: Pipeline } = {
  build: chrootBuild,
  preview: previewBuild,
  verify: verifyImage,
  "check-mirror": checkMirror,
  publish: publishImage,
  "change-publications": changePublicationsPipeline,
  "remove-orphans": clearCloud,
};
