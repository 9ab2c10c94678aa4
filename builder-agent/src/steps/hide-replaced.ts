import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publishedImage, publishRequest } from "../findings.ts";
import { changePublication } from "../openstack/change-publication.ts";
import type { WithCloud } from "../scopes/cloud.ts";

/** Hides the image whose place the new one takes: machines made from it can still be rebuilt, new ones are made from the new. */
export const hideReplaced = defineStep({
  id: "hide-replaced",
  title: "Hide replaced",
  commands: [],
  run: async ({ job, cloud: { glance }, report }: JobContext & WithCloud) => {
    const { replacedGlanceId } = publishRequest.get(job);
    if (replacedGlanceId === null || replacedGlanceId === publishedImage.get(job).id) return;
    await changePublication({ glanceId: replacedGlanceId, state: "hidden", reason: null }, glance, report);
  },
});
