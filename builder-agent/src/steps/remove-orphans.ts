import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { liveJobs } from "../findings.ts";
import { type GlanceImage, isSnapshot } from "../openstack/glance.ts";
import { removeServers } from "../openstack/remove-servers.ts";
import type { WithCloud } from "../scopes/cloud.ts";

type Context = JobContext & WithCloud;

/** Never became an image (Glance's "Image Statuses"): nobody can be using it. */
const UNFINISHED: ReadonlySet<string> = new Set(["queued", "saving", "uploading", "importing", "killed"]);

/** A base that no build began with for a month: 30 days. */
const STALE_MS = 2_592_000_000;

/**
 * Removes what killed jobs of this variant left in a cloud: servers, security groups, snapshots, and images that they never
 * finished or published; and bases that nobody has used for a month. What bears no mark of ours is not even looked at.
 */
export const removeOrphans = defineStep({
  id: "remove-orphans",
  title: "Remove orphans",
  commands: [],
  run: async (context: Context) => {
    const { job, jobId, recipe, cloud, report } = context;
    const live = new Set<unknown>([jobId, ...liveJobs.get(job)]);
    const isOrphaned = (marks: Readonly<Record<string, unknown>>) =>
      marks[MARKS.variant] === recipe.variant.id && !live.has(marks[MARKS.job]);
    // The servers first: a snapshot that is still being written belongs to one of them.
    if (await canHaveServers(context))
      for (const name of await removeServers(cloud, isOrphaned)) report.log("agent", `Removed the orphaned ${name}.`);
    const ours = (await cloud.glance.marked(MARKS.variant, recipe.variant.id)).filter(isOrphaned);
    await removeImages(
      ours.filter((image) => UNFINISHED.has(image.status) || isSnapshot(image) || image[MARKS.draft] !== undefined),
      context,
    );
    await removeImages(ours.filter(isStaleBase), context);
  },
});

async function canHaveServers({ cloud: { session } }: Context): Promise<boolean> {
  return (await session.has("compute")) && (await session.has("network"));
}

async function removeImages(images: readonly GlanceImage[], { cloud, report }: Context): Promise<void> {
  for (const image of images) {
    await cloud.glance.remove(image.id);
    report.log("agent", `Removed the image ${image.id} (${image.status}) of job ${String(image[MARKS.job])}.`);
  }
}

function isStaleBase(image: GlanceImage): boolean {
  const usedAt = Date.parse(String(image[MARKS.usedAt]));
  return image[MARKS.base] !== undefined && Date.now() - usedAt > STALE_MS;
}
