import type { Db } from "#server/db/client.ts";

/** Changes with every commit of another connection, never with our own (`PRAGMA data_version`); costs a microsecond. */
export function readCatalogVersion(db: Db): number {
  return Number(db.$client.pragma("data_version", { simple: true }));
}
