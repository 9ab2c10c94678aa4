import { account } from "./fa/account.ts";
import { audit } from "./fa/audit.ts";
import { builds } from "./fa/builds.ts";
import { catalog } from "./fa/catalog.ts";
import { checks } from "./fa/checks.ts";
import { errors } from "./fa/errors.ts";
import { hosts } from "./fa/hosts.ts";
import { images } from "./fa/images.ts";
import { issues } from "./fa/issues.ts";
import { jobs } from "./fa/jobs.ts";
import { listing } from "./fa/listing.ts";
import { settings } from "./fa/settings.ts";
import { shell } from "./fa/shell.ts";
import { targets } from "./fa/targets.ts";
import { variantPages } from "./fa/variant-pages.ts";
import { variants } from "./fa/variants.ts";

/** Every sentence that a person reads, in Persian. */
export const fa = {
  ...shell,
  ...account,
  ...catalog,
  ...variants,
  ...listing,
  ...variantPages,
  ...builds,
  ...jobs,
  ...checks,
  ...images,
  ...hosts,
  ...targets,
  ...audit,
  ...settings,
  errors,
  issues,
} as const;
