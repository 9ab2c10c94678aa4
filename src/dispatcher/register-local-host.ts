import { hostIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { addHost, changeHost, listActiveHosts } from "./builder-hosts.repo.ts";

/** Makes this machine the builder host `local`, where it is not one yet; its agent's folder is the one of this start. */
export function registerLocalHost(db: Db, folder: string): void {
  const local = listActiveHosts(db).find((host) => host.transport === "local");
  if (local === undefined)
    addHost(db, { id: newId(hostIdSchema), name: "local", transport: "local", connection: "connecting", folder });
  else if (local.folder !== folder) changeHost(db, local.id, { folder });
}
