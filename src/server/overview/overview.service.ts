import { findStaleReasons } from "#domain/image/staleness.ts";
import type { Actor } from "#domain/person/person.ts";
import { isOfDistributionAlone } from "#domain/variant/of-distribution-alone.ts";
import { standingOfSupport } from "#domain/variant/support.ts";
import type { BaseImagesService } from "#server/base-images/base-images.service.ts";
import { countByState, listBuilds } from "#server/builds/builds.repo.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { measureImages } from "#server/images/images.repo.ts";
import type { ImagesService } from "#server/images/images.service.ts";
import { countVariants } from "#server/variants/variants.repo.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { countByDay, countByVariant, listNewestImages, measureByVariant } from "./overview.repo.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const WEEK_MS = 7 * DAY_MS;
/** What the charts look back on. */
const HISTORY_DAYS = 30;
/** So many variants stand in a chart; the rest are behind its link. */
const CHARTED = 8;

type Deps = {
  db: Db;
  clock: Clock;
  hosts: HostsService;
  images: ImagesService;
  variants: VariantsService;
  baseImages: BaseImagesService;
};

/** What the first page tells: numbers of now, and how it went lately. */
export function createOverviewService({ db, clock, hosts, images, variants, baseImages }: Deps) {
  /** The variant to begin with: one that asks for nothing but its distribution's own archive, by name; null where none is so modest. */
  function easiest(actor: Actor) {
    const modest = variants
      .list(actor, { isArchived: false })
      .find(({ definition }) => isOfDistributionAlone(definition, baseImages.find(definition.baseImageId)?.definition));
    return modest === undefined ? null : { id: modest.id, definition: { title: modest.definition.title }, newestImage: null };
  }

  return {
    counts(actor: Actor) {
      const ever = countByState(db, new Date(0));
      const lastWeek = countByState(db, new Date(clock().getTime() - WEEK_MS));
      const stored = measureImages(db);
      const allHosts = hosts.list(actor);
      return {
        running: ever.get("running") ?? 0,
        queued: ever.get("queued") ?? 0,
        failedLastWeek: lastWeek.get("failed") ?? 0,
        succeededLastWeek: lastWeek.get("succeeded") ?? 0,
        variants: countVariants(db),
        images: stored.total,
        imageBytes: stored.bytes,
        easiestVariant: stored.total === 0 ? easiest(actor) : null,
        hosts: allHosts.length,
        hostsReady: allHosts.filter((host) => host.connection === "ready").length,
        runningBuilds: listBuilds(db, { state: "running", limit: 10 }),
        latestFailures: listBuilds(db, { state: "failed", limit: 5 }),
        latestImages: images.list(actor, { limit: 5 }),
      };
    },

    /** The last thirty days by day and by variant, what is stored, and which images are no longer fresh or are to end. */
    history(_actor: Actor) {
      const now = clock();
      const today = Math.floor(now.getTime() / DAY_MS);
      const days = Array.from({ length: HISTORY_DAYS }, (_, index) => spellDay(today - HISTORY_DAYS + 1 + index));
      const since = new Date((today - HISTORY_DAYS + 1) * DAY_MS);
      const known = new Map(countByDay(db, since).map((row) => [row.day, row]));
      return {
        days: days.map((day) => known.get(day) ?? { day, succeeded: 0, failed: 0, cancelled: 0 }),
        variants: countByVariant(db, since, CHARTED),
        storage: measureByVariant(db, CHARTED),
        stale: listNewestImages(db)
          .map(({ isDefinitionNewer, isBaseNewer, ...row }) => ({
            ...row,
            reasons: findStaleReasons({ createdAt: row.createdAt, isDefinitionNewer, isBaseNewer }, now),
            support: standingOfSupport(row.supportEndsOn, now),
          }))
          .filter(({ reasons, support }) => reasons.length > 0 || support === "ending" || support === "ended"),
      };
    },
  };
}

/** A day of UTC, by how many there were since 1970: `2026-11-23`. */
function spellDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
