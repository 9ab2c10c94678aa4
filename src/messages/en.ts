import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { builds } from "./en/builds.ts";
import { catalog } from "./en/catalog.ts";
import { checks } from "./en/checks.ts";
import { errors } from "./en/errors.ts";
import { hosts } from "./en/hosts.ts";
import { images } from "./en/images.ts";
import { issues } from "./en/issues.ts";
import { jobs } from "./en/jobs.ts";
import { listing } from "./en/listing.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { targets } from "./en/targets.ts";
import { variantPages } from "./en/variant-pages.ts";
import { variants } from "./en/variants.ts";

/** Every sentence that a person reads, in English. Another language has the same keys. */
export const en = {
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
