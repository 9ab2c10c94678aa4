import { z } from "zod";
import type { Db } from "#server/db/client.ts";

const numberSchema = z.number();

/** Changes with every commit: `data_version` counts those of other connections, `total_changes` our own rows (sqlite.org/pragma.html). */
export function readCatalogVersion({ $client }: Db): string {
  const others = numberSchema.parse($client.pragma("data_version", { simple: true }));
  const own = numberSchema.parse($client.prepare("select total_changes()").pluck().get());
  return `${others}.${own}`;
}
