import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { publishedImage, publishRequest } from "../findings.ts";
import type { GlanceImage } from "../openstack/glance.ts";
import type { WithCloud } from "./cloud.ts";

export type WithGlanceImage = {
  /** As it was when it was found or made. */
  readonly glanceImage: GlanceImage;
};

/**
 * The image in Glance that the job fills: the one that an earlier job filled already, for publishing twice is one image, or a
 * new one, private and without data. Unless it was published, it is gone when the scope closes; by its mark as a draft the next job
 * knows one whose job was killed.
 */
export const glanceImage = defineScope({
  id: "glance-image",
  commands: [],
  open: async (
    { job, jobId, cloud: { glance, underSignal }, report }: JobContext & WithCloud,
    holder,
  ): Promise<WithGlanceImage> => {
    const { wish, file } = publishRequest.get(job);
    const known = await glance.marked(MARKS.image, wish.imageId);
    const same = known.find(({ status, os_hash_value, size }) => status === "active" && isSame(os_hash_value, size, file));
    if (same !== undefined) {
      report.log("agent", `Glance has this image already: ${same.id}.`);
      return { glanceImage: same };
    }
    const marks = { [MARKS.image]: wish.imageId, [MARKS.variant]: wish.variantId, [MARKS.job]: jobId, [MARKS.draft]: "yes" };
    const made = await glance.create({ ...wish, properties: { ...wish.properties, ...marks } });
    holder.onClose(async (host) => {
      if (publishedImage.find(job) !== undefined) return;
      await underSignal(host.signal).glance.remove(made.id);
    });
    return { glanceImage: made };
  },
});

function isSame(hash: string | null, sizeBytes: number | null, file: { sha512: string; sizeBytes: number }): boolean {
  return hash === file.sha512 && sizeBytes === file.sizeBytes;
}
