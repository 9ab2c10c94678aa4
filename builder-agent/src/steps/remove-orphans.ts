import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { liveJobs } from "../findings.ts";
import type { WithCloud } from "../scopes/cloud.ts";

/** Never became an image (Glance's "Image Statuses"): nobody can be using it. */
const UNFINISHED: ReadonlySet<string> = new Set(["queued", "saving", "uploading", "importing", "killed"]);

/** Removes what killed jobs of this variant began in Glance and never finished. What bears no mark of ours is not even looked at. */
export const removeOrphans = defineStep({
  id: "remove-orphans",
  title: "Remove orphans",
  commands: [],
  run: async ({ job, jobId, recipe, cloud: { glance }, report }: JobContext & WithCloud) => {
    const live = new Set<unknown>([jobId, ...liveJobs.get(job)]);
    for (const image of await glance.marked(MARKS.variant, recipe.variant.id)) {
      if (!UNFINISHED.has(image.status) || live.has(image[MARKS.job])) continue;
      await glance.remove(image.id);
      report.log("agent", `Removed ${image.id}, which job ${String(image[MARKS.job])} left ${image.status}.`);
    }
  },
});
