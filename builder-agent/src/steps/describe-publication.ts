import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publishRequest } from "../findings.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithGlanceImage } from "../scopes/glance-image.ts";

/** Sets the name, the least disk and memory, and the properties that make machines of it fast (lesson 10): also of an image that was there. */
export const describePublication = defineStep({
  id: "describe-publication",
  title: "Describe publication",
  commands: [],
  run: async ({ job, cloud: { glance }, glanceImage }: JobContext & WithCloud & WithGlanceImage) => {
    const { wish } = publishRequest.get(job);
    const marks = { [MARKS.image]: wish.imageId, [MARKS.variant]: wish.variantId };
    await glance.change(glanceImage, {
      ...{ name: wish.name, min_disk: wish.minDiskGib, min_ram: wish.minRamMib },
      ...{ ...wish.properties, ...marks },
    });
  },
});
