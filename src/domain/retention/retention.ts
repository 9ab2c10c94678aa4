import { z } from "zod";
import type { ImageId, VariantId } from "../id.ts";

const DAY_MS = 86_400_000;
/**
 * As long as a download link lives: whoever began to fetch an image may go on after a broken line. A stream that runs holds its file
 * open anyway (unlink(2)).
 */
const DOWNLOAD_MS = 6 * 60 * 60 * 1_000;

const days = z.int("integer").min(1, "tooSmall").max(3_650, "tooLarge");

/** What is kept beyond what is in use; null: all of it. */
export const retentionSchema = z.object({
  images: z.object({ keepCount: z.int("integer").min(1, "tooSmall").max(1_000, "tooLarge"), keepDays: days }).nullable(),
  /** For how many days the logs of finished jobs stay. */
  journalDays: days.nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;

export const KEEP_ALL: Retention = { images: null, journalDays: null };

/** What decides whether an image stays. */
export type StoredImage = {
  readonly id: ImageId;
  readonly variantId: VariantId;
  readonly createdAt: Date;
  readonly pinnedAt: Date | null;
  readonly downloadedAt: Date | null;
  /** It stands in a cloud, shown or hidden. */
  readonly isPublished: boolean;
  /** A job that is not over verifies or publishes it. */
  readonly isBusy: boolean;
};

/** Whether an image stays whatever its age. */
function isHeld({ pinnedAt, downloadedAt, isPublished, isBusy }: StoredImage, now: Date): boolean {
  const isDownloading = downloadedAt !== null && now.getTime() - downloadedAt.getTime() < DOWNLOAD_MS;
  return pinnedAt !== null || isPublished || isBusy || isDownloading;
}

/**
 * The images that a rule does not keep. It keeps the newest `keepCount` of each variant, in use or not, all that are younger than
 * `keepDays`, and whatever is pinned, published, being worked with or being downloaded.
 */
export function findImagesToDelete<Image extends StoredImage>(images: readonly Image[], { images: rule }: Retention, now: Date) {
  if (rule === null) return [];
  const newestFirst = images.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const seen = new Map<VariantId, number>();
  return newestFirst.filter((image) => {
    const newer = seen.get(image.variantId) ?? 0;
    seen.set(image.variantId, newer + 1);
    const isOld = now.getTime() - image.createdAt.getTime() > rule.keepDays * DAY_MS;
    return newer >= rule.keepCount && isOld && !isHeld(image, now);
  });
}

/** Logs of jobs that ended before this instant go; null: none does. */
export function journalsEndBefore({ journalDays }: Retention, now: Date): Date | null {
  return journalDays === null ? null : new Date(now.getTime() - journalDays * DAY_MS);
}
