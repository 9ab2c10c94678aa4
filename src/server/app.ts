import { join } from "node:path";
import { env } from "#env";
import { createAuth, readSecret } from "./auth/auth.ts";
import { createBaseImagesService } from "./base-images/base-images.service.ts";
import { createBuildsService } from "./builds/builds.service.ts";
import { createCatalogFileService } from "./catalog/catalog-file.service.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { type Db, openDb } from "./db/client.ts";
import { createHostsService } from "./hosts/hosts.service.ts";
import { createImagesService } from "./images/images.service.ts";
import { isDispatcherRunning } from "./live/readiness.ts";
import { createMirrorProfilesService } from "./mirror-profiles/mirror-profiles.service.ts";
import { createOverviewService } from "./overview/overview.service.ts";
import { createPeopleService } from "./people/people.service.ts";
import { createSessionService } from "./people/session.service.ts";
import { createVariantsService } from "./variants/variants.service.ts";

type Deps = { db: Db; folder: DataFolder; url: URL; clock: Clock };

/** Every service of the dashboard, wired once. */
export type App = ReturnType<typeof createApp>;

export function createApp({ db, folder, url, clock }: Deps) {
  const auth = createAuth(db, folder.keys, url);
  const people = createPeopleService({ db, auth, setupTokenFile: folder.setupToken });
  const session = createSessionService({ auth });
  const baseImages = createBaseImagesService({ db, clock });
  const mirrorProfiles = createMirrorProfilesService({ db, clock });
  const variants = createVariantsService({ db, clock, baseImages, mirrorProfiles });
  const hosts = createHostsService({ db, clock });
  const builds = createBuildsService({ db, clock, folder, variants, hosts });
  const images = createImagesService({ db, clock, folder, url, secret: readSecret(join(folder.keys, "link.secret")) });
  const overview = createOverviewService({ db, clock, hosts, variants });
  const catalogFile = createCatalogFileService({ db, baseImages, mirrorProfiles, variants });
  const readiness = async () => {
    const isReady = await isDispatcherRunning(folder.dispatcherSocket);
    return { status: isReady ? "ready" : "waiting", web: true, dispatcher: isReady };
  };
  return { db, readiness, people, session, baseImages, mirrorProfiles, variants, hosts, builds, images, overview, catalogFile };
}

const singleton: { app?: App } & typeof globalThis = globalThis;

/** The running dashboard's services. Kept on `globalThis`, since Next loads this file once for each bundle. */
export function getApp(): App {
  if (singleton.app === undefined) {
    const folder = openDataFolder(env.dataFolder);
    singleton.app = createApp({ db: openDb(folder.database), folder, url: env.url, clock: systemClock });
  }
  return singleton.app;
}
