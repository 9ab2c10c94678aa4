import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { apiToken } from "./schema/api-token.ts";
import { audit } from "./schema/audit.ts";
import { builderHost } from "./schema/builder-host.ts";
import { baseImage, mirrorProfile, revision, variant } from "./schema/catalog.ts";
import { cloudTarget } from "./schema/cloud-target.ts";
import { check, image, job, step } from "./schema/job.ts";
import { notificationChannel, notificationDelivery, standingCondition } from "./schema/notification.ts";
import { account, person, session, verification } from "./schema/person.ts";
import { publication } from "./schema/publication.ts";
import { setting } from "./schema/setting.ts";

const schema = {
  account,
  apiToken,
  audit,
  baseImage,
  builderHost,
  check,
  cloudTarget,
  image,
  job,
  mirrorProfile,
  notificationChannel,
  notificationDelivery,
  person,
  publication,
  revision,
  session,
  setting,
  standingCondition,
  step,
  variant,
  verification,
};

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/**
 * Opens the catalog and brings it to the newest migration. `file` may be `:memory:`.
 *
 * WAL lets web read while the dispatcher writes; `synchronous=FULL` because better-sqlite3 is built with NORMAL for WAL, and an
 * acknowledged transition must survive a power cut.
 *
 * Migrations run before foreign keys are enforced: SQLite changes a column by making its table anew, and dropping the old one would
 * delete what refers to it. Inside of the migration's transaction that cannot be switched (sqlite.org/lang_altertable.html, 7).
 */
export function openDb(file: string, migrationsFolder = "drizzle"): Db {
  const client = new Database(file);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = OFF");
  client.pragma("busy_timeout = 5000");
  const db = drizzle(client, { schema });
  migrate(db, { migrationsFolder });
  client.pragma("foreign_keys = ON");
  return db;
}

/**
 * A transaction that takes the write lock before it reads. One that read first could not wait for the other program's commit:
 * SQLite answers SQLITE_BUSY_SNAPSHOT at once there, whatever the busy timeout says (sqlite.org/isolation.html).
 */
export function writeAtOnce<Result>(db: Db, write: () => Result): Result {
  return db.transaction(write, { behavior: "immediate" });
}
