import type { Actor } from "#domain/person/person.ts";
import { countByState, listBuilds } from "#server/builds/builds.repo.ts";
import type { Clock } from "#server/clock.ts";
import type { Db } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { measureImages } from "#server/images/images.repo.ts";
import type { ImagesService } from "#server/images/images.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

type Deps = { db: Db; clock: Clock; hosts: HostsService; variants: VariantsService; images: ImagesService };

/** The first page's numbers. */
export function createOverviewService({ db, clock, hosts, variants, images }: Deps) {
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
        variants: variants.list(actor, { isArchived: false }).length,
        images: stored.total,
        imageBytes: stored.bytes,
        hosts: allHosts.length,
        hostsReady: allHosts.filter((host) => host.connection === "ready").length,
        runningBuilds: listBuilds(db, { state: "running", limit: 10 }),
        latestFailures: listBuilds(db, { state: "failed", limit: 5 }),
        latestImages: images.list(actor, { limit: 5 }),
      };
    },
  };
}
