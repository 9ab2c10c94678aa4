import { baseImagesRouter } from "#server/base-images/base-images.router.ts";
import { buildsRouter } from "#server/builds/builds.router.ts";
import { catalogRouter } from "#server/catalog/catalog.router.ts";
import { hostsRouter } from "#server/hosts/hosts.router.ts";
import { imagesRouter } from "#server/images/images.router.ts";
import { liveRouter } from "#server/live/live.router.ts";
import { mirrorProfilesRouter } from "#server/mirror-profiles/mirror-profiles.router.ts";
import { overviewRouter } from "#server/overview/overview.router.ts";
import { peopleRouter } from "#server/people/people.router.ts";
import { sessionRouter } from "#server/people/session.router.ts";
import { variantsRouter } from "#server/variants/variants.router.ts";
import { createCallerFactory, router } from "./init.ts";

export const appRouter = router({
  session: sessionRouter,
  people: peopleRouter,
  overview: overviewRouter,
  variants: variantsRouter,
  baseImages: baseImagesRouter,
  mirrorProfiles: mirrorProfilesRouter,
  catalog: catalogRouter,
  builds: buildsRouter,
  images: imagesRouter,
  hosts: hostsRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
