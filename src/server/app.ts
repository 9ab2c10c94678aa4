import { join } from "node:path";
import { env } from "#env";
import { createAudit } from "./audit/audit.service.ts";
import { createAuth, readSecret } from "./auth/auth.ts";
import { createBaseImagesService } from "./base-images/base-images.service.ts";
import { createBuildsService } from "./builds/builds.service.ts";
import { createCatalogFileService } from "./catalog/catalog-file.service.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createCloudTargetsService } from "./cloud-targets/cloud-targets.service.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { type Db, openDb } from "./db/client.ts";
import { createHostsService } from "./hosts/hosts.service.ts";
import { createImagesService } from "./images/images.service.ts";
import { createJobsService } from "./jobs/jobs.service.ts";
import { createListingsService } from "./listings/listings.service.ts";
import { createLogoShelf } from "./listings/logo-shelf.ts";
import { isDispatcherRunning } from "./live/readiness.ts";
import { createMirrorChecksService } from "./mirror-checks/mirror-checks.service.ts";
import { createMirrorProfilesService } from "./mirror-profiles/mirror-profiles.service.ts";
import { createNotificationsService } from "./notifications/notifications.service.ts";
import { createOverviewService } from "./overview/overview.service.ts";
import { createAccountService } from "./people/account.service.ts";
import { createPasswordAttempts } from "./people/password-attempts.ts";
import { createPeopleService } from "./people/people.service.ts";
import { createSessionService } from "./people/session.service.ts";
import { createPreviewsService } from "./previews/previews.service.ts";
import { createPublicationsService } from "./publications/publications.service.ts";
import { createRetentionService } from "./retention/retention.service.ts";
import { createSearchService } from "./search/search.service.ts";
import { createTokensService } from "./tokens/tokens.service.ts";
import { createVariantsService } from "./variants/variants.service.ts";
import { createVerificationsService } from "./verifications/verifications.service.ts";

type Deps = { db: Db; folder: DataFolder; url: URL; clock: Clock };

/** Every service of the dashboard, wired once. */
export type App = ReturnType<typeof createApp>;

export function createApp({ db, folder, url, clock }: Deps) {
  const audit = createAudit({ db, clock });
  const auth = createAuth(db, folder.keys, url);
  const people = createPeopleService({ db, auth, audit, setupTokenFile: folder.setupToken });
  const tokens = createTokensService({ db, clock, audit });
  const attempts = createPasswordAttempts();
  const session = createSessionService({ auth, tokens, attempts });
  const account = createAccountService({ db, clock, auth, audit, attempts });
  const baseImages = createBaseImagesService({ db, clock });
  const mirrorProfiles = createMirrorProfilesService({ db, clock, audit });
  const hosts = createHostsService({ db, clock });
  const cloudTargets = createCloudTargetsService({ db, clock, folder, hosts, audit });
  const logos = createLogoShelf(folder);
  const variants = createVariantsService({ db, clock, baseImages, mirrorProfiles, cloudTargets, audit, logos });
  const jobs = createJobsService({ db, clock, folder, hosts });
  const builds = createBuildsService({ db, clock, folder, jobs, variants, mirrorProfiles, hosts, cloudTargets, audit });
  const previews = createPreviewsService({ jobs, variants });
  const verifications = createVerificationsService({ db, jobs, variants, audit });
  const mirrorChecks = createMirrorChecksService({ db, jobs, variants, baseImages, mirrorProfiles });
  const secret = readSecret(join(folder.keys, "link.secret"));
  const images = createImagesService({ db, clock, folder, verifications, audit, url, secret });
  const listings = createListingsService({ images, variants, logos });
  const publications = createPublicationsService({ db, jobs, images, variants, cloudTargets, audit });
  const retention = createRetentionService({ db, clock, audit });
  const notifications = createNotificationsService({ db, clock, folder, audit });
  const search = createSearchService({ db });
  const overview = createOverviewService({ db, clock, hosts, images, variants, baseImages });
  const catalogFile = createCatalogFileService({ db, baseImages, mirrorProfiles, variants, cloudTargets });
  const readiness = async () => {
    const isReady = await isDispatcherRunning(folder.dispatcherSocket);
    return { status: isReady ? "ready" : "waiting", web: true, dispatcher: isReady };
  };
  return {
    ...{
      db,
      readiness,
      audit,
      people,
      session,
      account,
      tokens,
      retention,
      notifications,
      baseImages,
      mirrorProfiles,
      variants,
      hosts,
      catalogFile,
    },
    ...{ jobs, builds, previews, verifications, mirrorChecks, images, overview, search, cloudTargets, publications },
    ...{ listings, logos },
  };
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
