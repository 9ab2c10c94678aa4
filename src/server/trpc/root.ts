import { auditRouter } from "#server/audit/audit.router.ts";
import { baseImagesRouter } from "#server/base-images/base-images.router.ts";
import { buildsRouter } from "#server/builds/builds.router.ts";
import { catalogRouter } from "#server/catalog/catalog.router.ts";
import { cloudTargetsRouter } from "#server/cloud-targets/cloud-targets.router.ts";
import { hostsRouter } from "#server/hosts/hosts.router.ts";
import { imagesRouter } from "#server/images/images.router.ts";
import { jobsRouter } from "#server/jobs/jobs.router.ts";
import { listingsRouter } from "#server/listings/listings.router.ts";
import { liveRouter } from "#server/live/live.router.ts";
import { mirrorChecksRouter } from "#server/mirror-checks/mirror-checks.router.ts";
import { mirrorProfilesRouter } from "#server/mirror-profiles/mirror-profiles.router.ts";
import { notificationsRouter } from "#server/notifications/notifications.router.ts";
import { overviewRouter } from "#server/overview/overview.router.ts";
import { accountRouter } from "#server/people/account.router.ts";
import { peopleRouter } from "#server/people/people.router.ts";
import { sessionRouter } from "#server/people/session.router.ts";
import { previewsRouter } from "#server/previews/previews.router.ts";
import { publicationsRouter } from "#server/publications/publications.router.ts";
import { retentionRouter } from "#server/retention/retention.router.ts";
import { searchRouter } from "#server/search/search.router.ts";
import { tokensRouter } from "#server/tokens/tokens.router.ts";
import { variantsRouter } from "#server/variants/variants.router.ts";
import { verificationsRouter } from "#server/verifications/verifications.router.ts";
import { createCallerFactory, router } from "./init.ts";

export const appRouter = router({
  session: sessionRouter,
  account: accountRouter,
  people: peopleRouter,
  tokens: tokensRouter,
  overview: overviewRouter,
  search: searchRouter,
  variants: variantsRouter,
  baseImages: baseImagesRouter,
  mirrorProfiles: mirrorProfilesRouter,
  catalog: catalogRouter,
  jobs: jobsRouter,
  builds: buildsRouter,
  previews: previewsRouter,
  verifications: verificationsRouter,
  mirrorChecks: mirrorChecksRouter,
  images: imagesRouter,
  listings: listingsRouter,
  cloudTargets: cloudTargetsRouter,
  publications: publicationsRouter,
  hosts: hostsRouter,
  retention: retentionRouter,
  notifications: notificationsRouter,
  audit: auditRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
