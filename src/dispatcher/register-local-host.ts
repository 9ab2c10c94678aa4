import { hostIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { addHost, listActiveHosts } from "./builder-hosts.repo.ts";

/** Makes this machine the builder host `local`, where it is not one yet. */
export function registerLocalHost(db: Db): void {
  const isThere = listActiveHosts(db).some((host) => host.transport === "local");
  if (!isThere) addHost(db, { id: newId(hostIdSchema), name: "local", transport: "local", connection: "connecting" });
}
