import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { PASSWORD, turnOnWriteAheadLog } from "./keystone.ts";
import { type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";

export type GlancePlace = { readonly folder: string; readonly port: number; readonly keystonePort: number };

/** What one user may store: enough for every image of the tests but the one that is to be too much. */
export const STORAGE_QUOTA_MIB = 400;

/** Makes Glance's database; once, before it is first started. */
export async function prepareGlance(place: GlancePlace): Promise<void> {
  for (const name of ["images", "staging", "tasks", "lock"]) await mkdir(join(place.folder, name));
  await writeFile(configFile(place), configuration(place));
  await runCommand(["glance-manage", "--config-file", configFile(place), "db_sync"], { variables: { PATH: SYSTEM_PATH } });
  await turnOnWriteAheadLog(join(place.folder, "glance.db"));
}

/** Debian's Glance on loopback, with a file store. */
export function startGlance(place: GlancePlace): Promise<ServiceProcess> {
  return startService({
    argv: ["glance-api", "--config-file", configFile(place)],
    log: join(place.folder, "glance.out"),
    url: `http://127.0.0.1:${place.port}/versions`,
  });
}

function configFile({ folder }: GlancePlace): string {
  return join(folder, "glance-api.conf");
}

function configuration({ folder, port, keystonePort }: GlancePlace): string {
  const keystone = `http://127.0.0.1:${keystonePort}`;
  return `[DEFAULT]
bind_host = 127.0.0.1
bind_port = ${port}
workers = 1
log_file = ${folder}/glance-api.log
enabled_backends = file:file
user_storage_quota = ${STORAGE_QUOTA_MIB}MB
worker_self_reference_url = http://127.0.0.1:${port}
[database]
connection = sqlite:///${folder}/glance.db
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = ${folder}/images
[os_glance_staging_store]
filesystem_store_datadir = ${folder}/staging
[os_glance_tasks_store]
filesystem_store_datadir = ${folder}/tasks
[keystone_authtoken]
www_authenticate_uri = ${keystone}
auth_url = ${keystone}
auth_type = password
project_domain_name = Default
user_domain_name = Default
project_name = service
username = glance
password = ${PASSWORD}
[paste_deploy]
flavor = keystone
config_file = /etc/glance/glance-api-paste.ini
[oslo_concurrency]
lock_path = ${folder}/lock
`;
}
