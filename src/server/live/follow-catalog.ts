import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "#server/db/client.ts";
import { readCatalogVersion } from "./catalog-version.ts";

/** `PRAGMA data_version` costs a microsecond: asked so often, a page follows the dispatcher as fast as an eye does. */
const LOOK_MS = 250;

/** Yields at once, and then whenever anything in the catalog changed, by whatever program, until `signal` aborts. */
export async function* followCatalog(db: Db, signal: AbortSignal): AsyncGenerator<{ readonly kind: "catalog" }> {
  for (let seen = ""; !signal.aborted; await pause(LOOK_MS, undefined, { signal }).catch(() => undefined)) {
    const version = readCatalogVersion(db);
    if (version !== seen) yield { kind: "catalog" };
    seen = version;
  }
}
