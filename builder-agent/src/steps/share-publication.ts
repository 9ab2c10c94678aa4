import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publishedImage, publishRequest, uploadedImage } from "../findings.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithGlanceImage } from "../scopes/glance-image.ts";

/** Makes the image visible to whom it is for: the last thing that is done to it, so that nobody meets a half-described one. */
export const sharePublication = defineStep({
  id: "share-publication",
  title: "Share publication",
  commands: [],
  run: async ({ job, cloud: { glance }, glanceImage, report }: JobContext & WithCloud & WithGlanceImage) => {
    const { wish } = publishRequest.get(job);
    const shown = await glance.change(glanceImage, { os_hidden: false });
    const seen = await glance.setVisibility(shown, wish.visibility);
    if (wish.visibility === "shared") await glance.setMembers(seen.id, wish.members);
    const image = await glance.change(seen, { [MARKS.draft]: null });
    publishedImage.note(job, image);
    const { os_hash_value } = uploadedImage.get(job);
    report.event({ type: "publication.changed", glanceId: image.id, state: "published", osHashValue: os_hash_value });
  },
});
