import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { builderHost } from "./schema/builder-host.ts";
import { baseImage, mirrorProfile, revision, variant } from "./schema/catalog.ts";
import { image, job, step } from "./schema/job.ts";
import { account, person, session, verification } from "./schema/person.ts";

const schema = {
  account,
  baseImage,
  builderHost,
  image,
  job,
  mirrorProfile,
  person,
  revision,
  session,
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
 */
export function openDb(file: string, migrationsFolder = "drizzle"): Db {
  const client = new Database(file);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("busy_timeout = 5000");
  const db = drizzle(client, { schema });
  migrate(db, { migrationsFolder });
  return db;
}

/**
 * A transaction that takes the write lock before it reads. One that read first could not wait for the other program's commit:
 * SQLite answers SQLITE_BUSY_SNAPSHOT at once there, whatever the busy timeout says (sqlite.org/isolation.html).
 */
export function writeAtOnce<Result>(db: Db, write: () => Result): Result {
  return db.transaction(write, { behavior: "immediate" });
}
