import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { cloud } from "../scopes/cloud.ts";
import { glanceImage } from "../scopes/glance-image.ts";
import { describePublication } from "../steps/describe-publication.ts";
import { hideReplaced } from "../steps/hide-replaced.ts";
import { removeOrphans } from "../steps/remove-orphans.ts";
import { sharePublication } from "../steps/share-publication.ts";
import { uploadImage } from "../steps/upload-image.ts";

/** Brings an image into a cloud: private, proven, described, and only then seen by others, and the one before it hidden. */
export const publishImage = definePipeline([
  within(cloud, [removeOrphans, within(glanceImage, [uploadImage, describePublication, sharePublication]), hideReplaced]),
]);
