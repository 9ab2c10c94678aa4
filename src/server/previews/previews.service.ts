import type { VariantId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import type { JobsService } from "#server/jobs/jobs.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";

/** Looking at the files that a build would write, before there is one. */
export function createPreviewsService({ jobs, variants }: { jobs: JobsService; variants: VariantsService }) {
  return {
    start(actor: Actor, { variantId }: { variantId: VariantId }) {
      const { recipe } = variants.resolve(actor, variantId);
      const wish = { kind: "preview", recipe, variantId, isReuseAllowed: true, wantedHostId: null } as const;
      return { jobId: jobs.enqueue(actor, wish).id };
    },
  };
}
