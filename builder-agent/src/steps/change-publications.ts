import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publicationChanges } from "../findings.ts";
import { changePublication } from "../openstack/change-publication.ts";
import type { WithCloud } from "../scopes/cloud.ts";

/** Rolls back, withdraws or retires: one change after the other, in the order in which nobody is left without an image. */
export const changePublications = defineStep({
  id: "change-publications",
  title: "Change publications",
  commands: [],
  run: async ({ job, cloud: { glance }, report }: JobContext & WithCloud) => {
    for (const change of publicationChanges.get(job)) await changePublication(change, glance, report);
  },
});
